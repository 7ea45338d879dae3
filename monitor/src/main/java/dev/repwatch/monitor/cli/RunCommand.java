package dev.repwatch.monitor.cli;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.cli.table.Cells;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.reload.SighupHandler;
import dev.repwatch.monitor.daemon.Daemon;
import dev.repwatch.monitor.daemon.DaemonEnvironment;
import dev.repwatch.monitor.files.FileTrouble;
import dev.repwatch.monitor.log.LogOutput;
import dev.repwatch.monitor.log.LogSection;
import dev.repwatch.monitor.store.StorageRefused;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.systemd.ServiceNotifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code repwatch run}: the daemon, in the foreground. */
@Command(name = "run", description = "Watches, until it is told to stop (Ctrl-C, SIGTERM).")
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Override
    public Integer call() throws InterruptedException {
        ConfigReader reader = new ConfigReader(System.getenv(), Sections.ALL, true);
        Optional<Settings> settings = config.read(spec, reader);
        return settings.isPresent() ? run(reader, settings.get()) : ExitCode.BAD_CONFIGURATION;
    }

    private int run(ConfigReader reader, Settings settings) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<String> objection = settings.file().dns().objection();
        if (objection.isPresent()) {
            err.println("repwatch: " + objection.get());
            return ExitCode.CANNOT_START;
        }
        LogOutput.use(settings.section(LogSection.class));
        ServiceNotifier notifier =
                ServiceNotifier.of(System.getenv(), ProcessHandle.current().pid());
        notifier.starting();
        try {
            Daemon daemon =
                    Daemon.start(config.file(), reader, settings, DaemonEnvironment.ofSystem(Version.current()));
            // before it says that it runs: who reads that may send a signal at once
            SighupHandler.calls(() -> notifier.reloading(daemon::reload));
            Shutdown.closes(() -> {
                notifier.close();
                daemon.close();
            });
            String watches = "watches %s on %s; http://%s/metrics shows it"
                    .formatted(
                            Cells.count(settings.targets().size(), "target"),
                            Cells.count(settings.lists().size(), "list"),
                            text(daemon));
            err.println("repwatch " + watches);
            err.flush();
            notifier.ready(watches, daemon::alive);
            new CountDownLatch(1).await();
            return ExitCode.CLEAN;
        } catch (StorageRefused refusal) {
            err.println("repwatch: " + refusal.getMessage());
            return ExitCode.CANNOT_START;
        } catch (StorageUnavailable away) {
            err.println("repwatch: cannot start: " + away.whenItEnds());
            return ExitCode.CANNOT_START;
        } catch (IOException refusal) {
            err.println("repwatch: " + FileTrouble.sentence(refusal));
            return ExitCode.CANNOT_START;
        }
    }

    private static String text(Daemon daemon) {
        return daemon.address().getAddress().getHostAddress() + ":"
                + daemon.address().getPort();
    }
}
