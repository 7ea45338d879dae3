package dev.repwatch.monitor.delisting.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.notify.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

    private static final int KILLS = Integer.getInteger("repwatch.pool.kills", 5);

    @TempDir
    Path directory;

    private final Sample sample = new Sample();
    private final List<WatchedTarget> targets = List.of(target("192.0.2.10"), target("192.0.2.11"));
    private final Episode first = Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, Sample.NINE);
    private final Episode second = Sample.episode(2, "192.0.2.11", "zen", Severity.CRITICAL, Sample.NINE);

    @Test
    void whatAHookDoesNotTakeIsShownAsNotHeld() {
        GuardSettings refusing = new GuardSettings(
                List.of(), PoolFormat.KUMOMTA, List.of("/bin/false"), Duration.ofSeconds(5), List.of(), 1, 1, false);
        Guard guard = guard(refusing);
        guard.look(targets, List.of(first));
        assertThat(guard.notTaken()).containsExactly("192.0.2.10");

        Guard taking = guard(new GuardSettings(
                List.of(), PoolFormat.KUMOMTA, List.of("/bin/true"), Duration.ofSeconds(5), List.of(), 1, 1, false));
        taking.look(targets, List.of(first));
        assertThat(taking.notTaken()).isEmpty();
    }

    private static WatchedTarget target(String address) {
        return new WatchedTarget(
                Sample.ip(address), address, Optional.empty(), Optional.of("bulk"), Map.of(), List.of(), List.of());
    }

    private GuardSettings settings(PoolFormat format, boolean dryRun) {
        return new GuardSettings(
                List.of(directory.resolve("pools")), format, List.of(), Duration.ofSeconds(5), List.of(), 1, 1, dryRun);
    }

    private String pools() throws Exception {
        return Files.readString(directory.resolve("pools"));
    }

    private Guard guard(GuardSettings settings) {
        return new Guard(settings, sample, new GuardHooks(settings), new GuardBook(directory.resolve("guard.json")));
    }

    @Test
    void takesAListedAddressOutAndPutsItBackWhenItsEpisodeIsOver() throws Exception {
        Guard guard = guard(settings(PoolFormat.POSTFIX, false));
        guard.look(targets, List.of(first));
        assertThat(pools()).contains("bulk randmap:{out-192.0.2.11:}");
        guard.look(targets, List.of(first));
        assertThat(pools()).doesNotContain("192.0.2.10");
        guard.look(targets, List.of());
        assertThat(pools()).contains("bulk randmap:{out-192.0.2.10:,out-192.0.2.11:}");
    }

    @Test
    void keepsTheMinimumWhenAllAreListed() throws Exception {
        guard(settings(PoolFormat.KUMOMTA, false)).look(targets, List.of(first, second));
        assertThat(new JsonMapper().readTree(pools()).path("pools").path("bulk").path("entries"))
                .hasSize(1);
    }

    @Test
    void aMinorOrUnweightyListingChangesNothing() throws Exception {
        Guard guard = guard(settings(PoolFormat.POSTFIX, false));
        guard.look(
                targets,
                List.of(
                        Sample.episode(3, "192.0.2.10", "minor-bl", Severity.CRITICAL, Sample.NINE),
                        Sample.episode(4, "192.0.2.10", "zen", Severity.MINOR, Sample.NINE)));
        assertThat(pools()).contains("out-192.0.2.10:");
    }

    @Test
    void aDryRunWritesNothing() {
        guard(settings(PoolFormat.POSTFIX, true)).look(targets, List.of(first));
        assertThat(directory.resolve("pools")).doesNotExist();
    }

    @Test
    void aDomainWithAPoolIsNoAddressToSendFrom() throws Exception {
        WatchedTarget domain = new WatchedTarget(
                new DomainTarget("example.test"),
                "example.test",
                Optional.empty(),
                Optional.of("bulk"),
                Map.of(),
                List.of(),
                List.of());
        guard(settings(PoolFormat.POSTFIX, false)).look(List.of(targets.get(0), domain), List.of());
        assertThat(pools()).endsWith("bulk randmap:{out-192.0.2.10:}\n");
    }

    @Test
    void theFileStaysReadableForTheMailServerAndALinkStaysOne() throws Exception {
        Path real = Files.writeString(directory.resolve("real"), "bulk randmap:{}\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(directory.resolve("pools"), real);
        guard(settings(PoolFormat.POSTFIX, false)).look(targets, List.of(first));
        assertThat(directory.resolve("pools")).isSymbolicLink();
        assertThat(real).content().contains("out-192.0.2.11:");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void theLastChangeCanBeUndone() throws Exception {
        Guard guard = guard(settings(PoolFormat.POSTFIX, false));
        guard.look(targets, List.of());
        String before = pools();
        guard.look(targets, List.of(first));
        assertThat(new PoolFile(directory.resolve("pools"), PoolFormat.POSTFIX).undo())
                .isTrue();
        assertThat(pools()).isEqualTo(before);
    }

    @Test
    void aProgramHearsOfEachChange() throws Exception {
        Path heard = directory.resolve("heard");
        Path script = Files.writeString(directory.resolve("hook"), "#!/bin/sh\necho \"$2 $3\" >> \"$1\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        GuardSettings settings = new GuardSettings(
                List.of(),
                PoolFormat.POSTFIX,
                List.of(script.toString(), heard.toString()),
                Duration.ofSeconds(20),
                List.of(),
                1,
                1,
                false);
        Guard guard = guard(settings);
        guard.look(targets, List.of(first));
        guard.look(targets, List.of(first));
        guard.look(targets, List.of());
        assertThat(Files.readAllLines(heard)).containsExactly("hold 192.0.2.10", "release 192.0.2.10");
    }

    @Test
    void anUndoHoldsUntilTheDecisionChangesAlsoOverARestart() throws Exception {
        Guard guard = guard(settings(PoolFormat.POSTFIX, false));
        guard.look(targets, List.of());
        String before = pools();
        guard.look(targets, List.of(first));
        assertThat(guard.undo()).isTrue();
        assertThat(pools()).isEqualTo(before);
        assertThat(guard.undo()).isFalse();
        Guard restarted = guard(settings(PoolFormat.POSTFIX, false));
        restarted.look(targets, List.of(first));
        assertThat(pools()).isEqualTo(before);
        restarted.look(targets, List.of(second));
        assertThat(pools()).contains("bulk randmap:{out-192.0.2.10:}");
    }

    @Test
    void aWebhookHearsOfEachChangeUntilItTakesIt() throws Exception {
        try (MockWebServer receiver = new MockWebServer()) {
            GuardSettings settings = telling(receiver, 500, 200, 200);
            guard(settings).look(targets, List.of(first));
            guard(settings).look(targets, List.of(first));
            Guard restarted = guard(settings);
            restarted.look(targets, List.of(first));
            restarted.look(targets, List.of());
            assertThat(receiver.getRequestCount()).isEqualTo(3);
            for (boolean held : new boolean[] {true, true, false}) {
                assertThat(Objects.requireNonNull(receiver.takeRequest().getBody())
                                .utf8())
                        .isEqualTo("{\"address\":\"192.0.2.10\",\"held\":" + held + "}");
            }
        }
    }

    /** The order of words must not hang on the life of the process: another text would be a change, and the last one undone. */
    @Test
    void theSamePoolsAreTheSameText() {
        Map<String, Pools.Pool> pools =
                Pools.decide(Map.of("bulk", List.of("192.0.2.10", "192.0.2.11")), Set.of("192.0.2.10"), 1);
        assertThat(new PoolFile(directory.resolve("pools"), PoolFormat.KUMOMTA)
                        .render(pools)
                        .replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"pools\":{\"bulk\":{\"entries\":[{\"name\":\"192.0.2.11\"}],\"held\":[{\"name\":\"192.0.2.10\"}]}}}");
    }

    @Test
    void aNameWithSpacesStaysOneKey() {
        Map<String, Pools.Pool> pools = Pools.decide(Map.of("bulk \"mail\"\nx", List.of("192.0.2.10")), Set.of(), 1);
        assertThat(new PoolFile(directory.resolve("pools"), PoolFormat.POSTFIX).render(pools))
                .endsWith("\n\"bulk mailx\" randmap:{out-192.0.2.10:}\n");
    }

    @Test
    void aFileThatCannotBeWrittenKeepsNobodyElseFromHearing() throws Exception {
        Path heard = directory.resolve("heard");
        GuardSettings settings = new GuardSettings(
                List.of(directory.resolve("missing").resolve("pools"), directory.resolve("pools")),
                PoolFormat.POSTFIX,
                List.of("/bin/sh", "-c", "echo \"$1 $2\" >> '" + heard + "'", "hook"),
                Duration.ofSeconds(20),
                List.of(),
                1,
                1,
                false);
        guard(settings).look(targets, List.of(first));
        assertThat(pools()).contains("bulk randmap:{out-192.0.2.11:}");
        assertThat(Files.readAllLines(heard)).containsExactly("hold 192.0.2.10");
    }

    @Test
    void anUndoIsToldUntilItIsTaken() throws Exception {
        try (MockWebServer receiver = new MockWebServer()) {
            GuardSettings settings = telling(receiver, 200, 500, 200);
            Guard guard = guard(settings);
            guard.look(targets, List.of(first));
            assertThat(guard.undo()).isTrue();
            guard.look(targets, List.of(first));
            guard.look(targets, List.of(first));
            assertThat(receiver.getRequestCount()).isEqualTo(3);
            for (boolean held : new boolean[] {true, false, false}) {
                assertThat(Objects.requireNonNull(receiver.takeRequest().getBody())
                                .utf8())
                        .isEqualTo("{\"address\":\"192.0.2.10\",\"held\":" + held + "}");
            }
        }
    }

    @Test
    void whatCannotBeToldIsRefusedWithTheConfiguration() {
        for (String address : new String[] {"ftp://mx.example.test/", "mailto:mx@example.test"}) {
            assertThatThrownBy(() -> new GuardSettings(
                            List.of(),
                            PoolFormat.KUMOMTA,
                            List.of(),
                            Duration.ofSeconds(5),
                            List.of(URI.create(address)),
                            1,
                            1,
                            false))
                    .hasMessage("webhooks: each must be an http:// or https:// address");
        }
        for (Duration timeout : new Duration[] {Duration.ZERO, Duration.ofDays(30)}) {
            assertThatThrownBy(() -> new GuardSettings(
                            List.of(), PoolFormat.KUMOMTA, List.of(), timeout, List.of(), 1, 1, false))
                    .hasMessageStartingWith("hook_timeout: ");
        }
    }

    @Test
    void thePoolFileIsNeverHalfWritten() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PoolWriter.class.getName(),
                            directory.resolve("pools").toString())
                    .redirectErrorStream(true)
                    .start();
            int rounds = 1 + random.nextInt(200);
            try (var lines = writer.inputReader()) {
                for (int i = 0; i < rounds; i++) {
                    assertThat(lines.readLine()).isEqualTo("written");
                }
                assertThat(new JsonMapper()
                                .readTree(pools())
                                .path("pools")
                                .path("bulk")
                                .path("entries"))
                        .hasSizeBetween(1, PoolWriter.SIZE);
                writer.destroyForcibly();
            }
            assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(new JsonMapper()
                            .readTree(pools())
                            .path("pools")
                            .path("bulk")
                            .path("entries"))
                    .hasSizeBetween(1, PoolWriter.SIZE);
        }
        System.out.printf("%d kills, every pool file whole%n", KILLS);
    }

    /** A webhook that answers so, one after the other. */
    private static GuardSettings telling(MockWebServer receiver, int... codes) throws IOException {
        receiver.start(InetAddress.getLoopbackAddress(), 0);
        for (int code : codes) {
            receiver.enqueue(new MockResponse.Builder().code(code).build());
        }
        return new GuardSettings(
                List.of(),
                PoolFormat.POSTFIX,
                List.of(),
                Duration.ofSeconds(5),
                List.of(receiver.url("/pools").uri()),
                1,
                1,
                false);
    }
}
