package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.monitor.ChildProcess;
import dev.repwatch.monitor.systemd.NotifyPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process and real signals. */
class SignalsTest {

    @TempDir
    Path folder;

    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void hangUpReadsTheConfigurationAgainAndTerminateEndsInOrder() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            Process daemon = start(ChildProcess.hearingSignals(command(world)));
            try {
                hears(daemon, "repwatch watches 2 targets on 1 list");
                assertThat(said).noneMatch(line -> line.contains("SIGHUP"));
                signal("-HUP", daemon);
                hears(daemon, "the configuration was read again: 2 targets, 1 lists");
                endsInOrder(daemon);
            } finally {
                daemon.destroyForcibly();
            }
        }
    }

    @Test
    void whoWasStartedByNohupSaysThatItIsDeafAndGoesOn() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            Process daemon = start(ChildProcess.deafToHangUp(command(world)));
            try {
                hears(daemon, "SIGHUP does nothing here: this process was started with it ignored, as nohup does");
                hears(daemon, "repwatch watches 2 targets on 1 list");
                signal("-HUP", daemon);
                endsInOrder(daemon);
                assertThat(said).noneMatch(line -> line.contains("read again:"));
            } finally {
                daemon.destroyForcibly();
            }
        }
    }

    @Test
    void aServiceNotifierHearsOfStartReloadAndEnd() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder);
                NotifyPeer manager = new NotifyPeer(folder.resolve("notify"))) {
            ProcessBuilder builder = new ProcessBuilder(ChildProcess.hearingSignals(command(world)));
            builder.environment().put("NOTIFY_SOCKET", manager.path().toString());
            builder.environment().put("WATCHDOG_USEC", "400000");
            Process daemon = builder.redirectErrorStream(true).start();
            listen(daemon);
            try {
                assertThat(manager.next()).contains("STATUS=opening the database");
                assertThat(manager.next())
                        .contains("READY=1")
                        .anyMatch(line -> line.startsWith("STATUS=watches 2 targets on 1 list; http://127.0.0.1:"));
                manager.hears("WATCHDOG=1");
                signal("-HUP", daemon);
                manager.hears("RELOADING=1");
                manager.hears("READY=1");
                endsInOrder(daemon);
                manager.hears("STOPPING=1");
            } finally {
                daemon.destroyForcibly();
            }
        }
    }

    private static List<String> command(DaemonWorld world) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // the program's own, not that of the tests
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.repwatch.monitor.Main",
                "run",
                "--config",
                world.file.toString());
    }

    private Process start(List<String> command) throws IOException {
        Process daemon = new ProcessBuilder(command).redirectErrorStream(true).start();
        listen(daemon);
        return daemon;
    }

    private static void endsInOrder(Process daemon) throws IOException, InterruptedException {
        signal("-TERM", daemon);
        assertThat(daemon.waitFor(WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(daemon.exitValue()).isZero();
    }

    private void listen(Process daemon) {
        Thread ear = new Thread(
                () -> daemon.inputReader(StandardCharsets.UTF_8).lines().forEach(said::add), "ear");
        ear.setDaemon(true);
        ear.start();
    }

    /** Where it does not, the process tells what its threads wait for. */
    private void hears(Process daemon, String words) throws IOException, InterruptedException {
        try {
            await().atMost(WITHIN).until(() -> said.stream().anyMatch(line -> line.contains(words)));
        } catch (ConditionTimeoutException silence) {
            signal("-QUIT", daemon);
            await().until(() -> said.stream().anyMatch(line -> line.contains("JNI global ref")));
            throw new AssertionError("never heard: " + words + "\n" + String.join("\n", said), silence);
        }
    }

    private static void signal(String which, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", which, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
