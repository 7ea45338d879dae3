package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.warmup.book.WarmupSettings;
import dev.repwatch.monitor.warmup.export.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the operator's program when the limits are others than it was last told; tries again until it ends well. */
final class WarmupHook {

    private static final Logger LOG = LoggerFactory.getLogger(WarmupHook.class);

    private Optional<List<?>> told = Optional.empty();

    /** Blocking for as long as the program may take. */
    void tell(WarmupSettings settings, Limits limits) {
        if (settings.hook().isEmpty() || settings.dryRun() || told.equals(Optional.of(limits.sources()))) {
            return;
        }
        if (ran(settings)) {
            told = Optional.of(limits.sources());
        }
    }

    private static boolean ran(WarmupSettings settings) {
        List<String> command = new ArrayList<>(settings.hook());
        command.add(settings.file().map(Object::toString).orElse("-"));
        String name = command.get(0);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(settings.hookTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                LOG.error("warm-up hook {} took too long and was ended; tried again", name);
                return false;
            }
            if (process.exitValue() != 0) {
                LOG.error("warm-up hook {} ended with {}; tried again", name, process.exitValue());
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            LOG.error("warm-up hook cannot be run: {}", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
