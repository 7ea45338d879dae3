package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.probe.ProbeTarget;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.metrics.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever adds a line to the configuration has nobody asked again but about that line. */
class PoliteReloadTest {

    private final DaemonEnvironment daemonEnvironment =
            DaemonEnvironment.ofSystem("test").withoutPosture();

    @TempDir
    Path folder;

    private static Settings settings(DaemonWorld world) {
        return new ConfigReader(Map.of(), Sections.ALL, true)
                .read(world.file)
                .match(ConfigOutcome.Read::settings, refused -> {
                    throw new AssertionError(refused.problems().toString());
                });
    }

    private static void usualInterval(DaemonWorld world) throws IOException {
        Files.writeString(world.file, Files.readString(world.file).replace("dnsbl = \"2s\"", "dnsbl = \"30m\""));
        world.nameserver.zone(DaemonWorld.ZONE).ttl(Duration.ofHours(1));
    }

    private static List<String> asked(ActiveProbes activeProbes) {
        List<Observation> heard = new ArrayList<>();
        activeProbes
                .check()
                .sweep(activeProbes.targets().stream().map(ProbeTarget::target).toList(), health -> {}, heard::add);
        return heard.stream()
                .filter(it -> it.origin() == Origin.ASKED)
                .map(it -> it.target().text())
                .toList();
    }

    @Test
    void asksOnlyAboutWhatIsNew() throws IOException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            usualInterval(world);
            try (ActiveProbes before = ActiveProbes.by(
                    settings(world), daemonEnvironment, new Counters(Incidents.ALL.counted()), Optional.empty())) {
                assertThat(asked(before)).hasSize(2);
                world.with("[[targets]]\naddresses = [\"198.51.100.77\"]\n");
                try (ActiveProbes after =
                        before.followedBy(settings(world), daemonEnvironment, new Counters(Incidents.ALL.counted()))) {
                    assertThat(asked(after)).containsExactly("198.51.100.77");
                    assertThat(after.pace()).isSameAs(before.pace());
                }
            }
        }
    }

    @Test
    void askedInAnotherWayWhatWasAnsweredIsNotAskedAgain() throws IOException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            usualInterval(world);
            try (ActiveProbes before = ActiveProbes.by(
                    settings(world), daemonEnvironment, new Counters(Incidents.ALL.counted()), Optional.empty())) {
                assertThat(asked(before)).hasSize(2);
                Files.writeString(
                        world.file, Files.readString(world.file).replace("timeout = \"1s\"", "timeout = \"2s\""));
                try (ActiveProbes after =
                        before.followedBy(settings(world), daemonEnvironment, new Counters(Incidents.ALL.counted()))) {
                    assertThat(asked(after)).isEmpty();
                }
            }
        }
    }
}
