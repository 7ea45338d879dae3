package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.ScoreSettings;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.tracker.IncidentTracker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolverWatchTest {

    private final DaemonEnvironment daemonEnvironment =
            DaemonEnvironment.ofSystem("test").withoutPosture();
    private final List<IncidentEvent<?>> told = new ArrayList<>();

    @Test
    void tellsOnceThatAResolverCannotBeBelievedAndOnceThatItCanAgain(@TempDir Path folder) throws Exception {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            world.nameserver.zone("example.com").add("@", RecordType.A, "192.0.2.1");
            world.nameserver.zone("dnssec-failed.org").misbehave(BrokenLists.rcode("SERVFAIL"));
            Settings settings = settings(world.file);
            try (Database database = Database.open(settings.file().storage().location());
                    ActiveProbes activeProbes = ActiveProbes.by(
                            settings, daemonEnvironment, new Counters(Incidents.ALL.counted()), Optional.empty())) {
                ResolverWatch watch = watch(activeProbes, database, Set.of());
                String resolver = world.nameserver.address();
                assertThat(watch.passed(resolver)).isEmpty();

                watch.examine();
                assertThat(watch.passed(resolver)).contains(true);

                world.nameserver.zone("example.com").misbehave(BrokenLists.rewritesNxdomain("203.0.113.9"));
                watch.swept(false, Set.of());
                assertThat(told).isEmpty();

                watch.swept(true, Set.of());
                watch.examine();
                watch.swept(false, Set.of());
                assertThat(watch.passed(resolver)).contains(false);
                assertThat(told).singleElement().satisfies(event -> {
                    assertThat(event.is(Verb.OPENED)).isTrue();
                    DaemonTrouble trouble = (DaemonTrouble) event.detail();
                    assertThat(trouble.headline()).contains("cannot be believed through the resolver " + resolver);
                    assertThat(trouble.advice()).contains("repwatch doctor");
                });

                watch(activeProbes, database, Set.of("resolver")).examine();
                assertThat(told).as("nor does the next process tell it again").hasSize(1);

                world.nameserver.zone("example.com").behave();
                watch.swept(false, Set.of());
                watch.swept(false, Set.of());
                assertThat(watch.passed(resolver)).isEqualTo(Optional.of(true));
                assertThat(told).hasSize(2).last().matches(it -> it.is(Verb.RESOLVED));

                watch(activeProbes, database, Set.of("resolver")).examine();
                assertThat(told).as("it ended while none ran").hasSize(3).last().matches(it -> it.is(Verb.RESOLVED));
            }
        }
    }

    @Test
    void looksOnceADay() {
        assertThat(ResolverWatch.PAUSE).isEqualTo(Duration.ofDays(1));
    }

    private ResolverWatch watch(ActiveProbes activeProbes, Database database, Set<String> open) {
        return new ResolverWatch(() -> activeProbes, memory(database), daemonEnvironment, () -> Language.EN, open);
    }

    private IncidentTracker memory(Database database) {
        return IncidentTracker.open(
                database,
                (transaction, happenings) -> happenings.forEach(it -> told.add(it)),
                daemonEnvironment.clock(),
                ConfirmationPolicy.defaults(),
                ScoreSettings.defaults());
    }

    private static Settings settings(Path file) {
        return new ConfigReader(Map.of(), Sections.ALL, true)
                .read(file)
                .match(ConfigOutcome.Read::settings, refused -> {
                    throw new AssertionError(refused.problems().toString());
                });
    }
}
