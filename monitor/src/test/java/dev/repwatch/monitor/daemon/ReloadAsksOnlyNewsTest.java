package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever changes in the configuration, only what is new is asked, also long after every answer has lapsed. */
class ReloadAsksOnlyNewsTest {

    /** {@code .ci/run} has 10,000. */
    private static final int FLEET = Integer.getInteger("repwatch.world.targets", 500);

    private static final int REMOVED = 40;
    private static final String TERMS = "terms = { queries_per_second = 1000000, note = \"a test\" }\n";
    /** The name that must be listed, the one that must not, and an unlikely one. */
    private static final int CONTROLS = 3;

    private final AtomicLong passed = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void oneMoreAddressCostsItsOwnQuestionsAndOneLessCostsNone() throws IOException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            rewrite(
                    world,
                    text -> text.replace("dnsbl = \"2s\"", "dnsbl = \"30m\"")
                                    .replace("removal = {", TERMS + "removal = {")
                            + "[[targets]]\nmax_expand = 65536\naddresses = [\"" + fleet(FLEET) + "\"]\n");
            LoopbackZone zone = world.nameserver.zone(DaemonWorld.ZONE);
            try (Daemon daemon = start(world)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !daemon.memory().awaitsFirstRound());
                passed.addAndGet(Duration.ofMinutes(20).toNanos());
                long before = zone.questions();
                assertThat(before).isGreaterThan(FLEET);

                rewrite(world, text -> text + "[[targets]]\naddresses = [\"203.0.113.77\"]\n");
                daemon.reload();
                await().until(() -> world.nameserver.asked("77.113.0.203." + DaemonWorld.ZONE) == 1);
                assertQuiet(zone, before + 1 + CONTROLS);

                long after = zone.questions();
                rewrite(
                        world,
                        text -> text.replace(fleet(FLEET), fleet(FLEET - REMOVED))
                                .replace("203.0.113.77", "203.0.113.78"));
                daemon.reload();
                await().until(() -> world.nameserver.asked("78.113.0.203." + DaemonWorld.ZONE) == 1);
                assertQuiet(zone, after + 1 + CONTROLS);

                long atLast = zone.questions();
                rewrite(world, text -> text.replace("timeout = \"1s\"", "timeout = \"2s\""));
                daemon.reload();
                assertQuiet(zone, atLast + CONTROLS);
            }
        }
    }

    private static String fleet(int targets) {
        return "198.51.0.0-198.51.%d.%d".formatted((targets - 1) >> 8, (targets - 1) & 255);
    }

    /** The news are looked at every second. */
    private static void assertQuiet(LoopbackZone zone, long atMost) {
        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(zone.questions()).isLessThanOrEqualTo(atMost));
    }

    private Daemon start(DaemonWorld world) throws IOException {
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        Settings settings = reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
        InstantSource system = InstantSource.system();
        DaemonEnvironment real = DaemonEnvironment.ofSystem("test").withoutPosture();
        return Daemon.start(
                world.file,
                reader,
                settings,
                new DaemonEnvironment(
                        real.end(),
                        () -> system.instant().plusNanos(passed.get()),
                        () -> System.nanoTime() + passed.get(),
                        real.random(),
                        real.guard(),
                        real.host(),
                        real.version(),
                        List.of(),
                        Optional.empty()));
    }

    private static void rewrite(DaemonWorld world, UnaryOperator<String> change) throws IOException {
        Files.writeString(world.file, change.apply(Files.readString(world.file)));
    }
}
