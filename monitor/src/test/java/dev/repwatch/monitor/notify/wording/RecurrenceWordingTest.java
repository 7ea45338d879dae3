package dev.repwatch.monitor.notify.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.Sample;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecurrenceWordingTest {

    @Test
    void anAlertSaysWhichTimeItIsInThirtyDays() {
        assertThat(facts(Language.EN, 3)).contains("Again: 3rd time in 30 days: the cause was not fixed.");
        assertThat(facts(Language.JA, 3)).contains("再発: 30 日以内に 3 回目の掲載です。原因が解消されていません。");
        assertThat(facts(Language.EN, 1)).noneMatch(fact -> fact.contains("30 days"));
    }

    private static Stream<String> facts(Language language, int recurrence) {
        Episode once = Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, Sample.NINE);
        Episode again = new Episode(
                once.id(),
                once.target(),
                once.source(),
                once.listing(),
                once.firstSeen(),
                once.openedAt(),
                once.lastSeen(),
                true,
                false,
                recurrence,
                Optional.empty());
        Alert alert = new Wording(language, ZoneOffset.UTC, new Sample(), Incidents.ALL)
                .alert(IncidentEvent.opened(EpisodeDetail.of(again), Sample.NINE));
        return alert.facts().stream().map(fact -> fact.label() + ": " + fact.value());
    }
}
