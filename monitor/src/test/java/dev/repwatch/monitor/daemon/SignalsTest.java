package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process and real signals. */
class SignalsTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hangUpReadsTheConfigurationAgainAndTerminateEndsInOrder() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            Process daemon = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            // the program's own, not that of the tests
                            "-Dlogback.configurationFile=logback.xml",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.repwatch.monitor.Main",
                            "run",
                            "--config",
                            world.file.toString())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = daemon.inputReader(StandardCharsets.UTF_8)) {
                assertThat(find(lines, "repwatch watches 2 targets on 1 lists")).isTrue();
                signal("-HUP", daemon);
                assertThat(find(lines, "the configuration was read again: 2 targets, 1 lists"))
                        .isTrue();
                signal("-TERM", daemon);
                assertThat(daemon.waitFor()).isZero();
            } finally {
                daemon.destroyForcibly();
            }
        }
    }

    private static void signal(String which, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", which, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static boolean find(BufferedReader lines, String words) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(words)) {
            line = lines.readLine();
        }
        return line != null;
    }
}
