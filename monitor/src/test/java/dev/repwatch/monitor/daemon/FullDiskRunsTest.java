package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.monitor.ChildProcess;
import dev.repwatch.monitor.store.LoopDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fills and is freed, again and again, under a process of its own. In one run of ten the database thread went
 * round in circles afterwards: ready, silent, and deaf to SIGTERM. Each run must go on, or end non-zero for a supervisor,
 * which is played here.
 */
@Tag("peers")
class FullDiskRunsTest {

    private static final int RUNS = Integer.getInteger("repwatch.disk.runs", 3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private int ends;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void eachGoesOnOrEndsNonZero() throws Exception {
        try (LoopDisk disk = LoopDisk.in(folder, 16);
                DaemonWorld world = new DaemonWorld(folder)
                        .storing("path = \"" + disk.path().resolve("data/repwatch") + "\"\ntime_limit = \"5s\"")
                        .with("\n[[targets]]\naddresses = [\"198.51.100.1-198.51.100.100\"]\n")) {
            LoopbackZone zone = world.nameserver.zone(DaemonWorld.ZONE);
            Process daemon = started(world);
            try {
                for (int run = 1; run <= RUNS; run++) {
                    daemon = oneRun(run, disk, world, zone, daemon);
                }
                assertThat(new ProcessBuilder("kill", "-TERM", Long.toString(daemon.pid()))
                                .start()
                                .waitFor())
                        .isZero();
                assertThat(daemon.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(daemon.exitValue()).isZero();
            } finally {
                daemon.destroyForcibly().waitFor();
            }
            System.out.println(RUNS + " of " + RUNS + " full disks survived; ended for the supervisor: " + ends);
        }
    }

    /** @return the process after it: the same, or the one that the supervisor started */
    private Process oneRun(int run, LoopDisk disk, DaemonWorld world, LoopbackZone zone, Process daemon)
            throws Exception {
        long troubles = count(world, "The database does not work");
        disk.fill();
        String meanwhile = "198.51.100." + run;
        zone.list(meanwhile, "Spam", "127.0.0.2");
        Process during = daemon;
        eventually(
                world,
                during,
                "run " + run + ": the full disk was never told",
                () -> !during.isAlive() || count(world, "The database does not work") > troubles);
        disk.free();
        Process after = ready(world, run, during);
        while (!toldAndReady(world, run, after, meanwhile)) {
            after = ready(world, run, after);
        }
        return after;
    }

    /** @return false when it ended for its supervisor, as it may also do after it was ready: work on the database hangs later */
    private boolean toldAndReady(DaemonWorld world, int run, Process daemon, String listed) throws Exception {
        eventually(
                world,
                daemon,
                "run " + run + ": what changed meanwhile was never told",
                () -> !daemon.isAlive()
                        || (count(world, listed + " is listed on") > 0
                                && world.get("/-/ready").statusCode() == 200));
        return daemon.isAlive();
    }

    private Process ready(DaemonWorld world, int run, Process daemon) throws Exception {
        eventually(
                world,
                daemon,
                "run " + run + ": neither ready nor ended",
                () -> !daemon.isAlive() || world.get("/-/ready").statusCode() == 200);
        if (daemon.isAlive()) {
            return daemon;
        }
        assertThat(daemon.exitValue()).as("run " + run).isEqualTo(DaemonEnvironment.CANNOT_GO_ON);
        ends++;
        return started(world);
    }

    private Process started(DaemonWorld world) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.repwatch.monitor.Main",
                "run",
                "--config",
                world.file.toString());
        Process daemon = new ProcessBuilder(ChildProcess.hearingSignals(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        eventually(
                world,
                daemon,
                "never ready",
                () -> daemon.isAlive() && world.get("/-/ready").statusCode() == 200);
        return daemon;
    }

    private static long count(DaemonWorld world, String words) {
        return world.told(words).size();
    }

    private void eventually(DaemonWorld world, Process daemon, String otherwise, Callable<Boolean> condition)
            throws Exception {
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(condition);
        } catch (ConditionTimeoutException late) {
            new ProcessBuilder("kill", "-QUIT", Long.toString(daemon.pid()))
                    .start()
                    .waitFor();
            daemon.waitFor(2, TimeUnit.SECONDS);
            throw new AssertionError(
                    otherwise + "\n" + String.join("\n", world.told("")) + "\n" + Files.readString(log()), late);
        }
    }

    private Path log() {
        return folder.resolve("daemon.log");
    }
}
