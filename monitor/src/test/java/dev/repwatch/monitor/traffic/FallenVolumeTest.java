package dev.repwatch.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.EpisodeDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.notify.wording.Wording;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageLocation;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail that stopped coming, from the counts to the message. */
class FallenVolumeTest {

    private static final String ADDRESS = "192.0.2.10";
    private static final Instant HOUR = Instant.parse("2026-11-24T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theMessageSaysHowFarItFellInTheLanguageOfWhoReadsIt() {
        String seen = String.join(", ", fallen());

        assertThat(facts(Language.EN, seen))
                .contains("What was seen: gmail: 3 / 200 (attempts in the last whole hour / usual at that hour)");
        assertThat(facts(Language.JA, seen)).contains("観測内容: gmail: 3 / 200（直前の1時間の送信試行数 / 同じ曜日・時間帯の通常の件数）");
    }

    private List<String> fallen() {
        List<TrafficTable.Row> rows = new ArrayList<>();
        rows.add(row(HOUR, 3));
        for (int week = 1; week <= 4; week++) {
            rows.add(row(HOUR.minus(Duration.ofDays(7L * week)), 200));
        }
        Instant now = HOUR.plus(Duration.ofMinutes(65));
        try (Database database = Database.open(new StorageLocation.H2File(folder.resolve("repwatch")));
                MailTraffic traffic = new MailTraffic(database, () -> now)) {
            database.inTransaction(transaction -> {
                TrafficTable.add(transaction, rows);
                return rows.size();
            });
            return traffic.fallen(ADDRESS);
        }
    }

    private static TrafficTable.Row row(Instant hour, long attempts) {
        return new TrafficTable.Row(hour, ADDRESS, "gmail", "accepted", "delivered", attempts);
    }

    private static Stream<String> facts(Language language, String seen) {
        Listing held =
                new Finding.Graded(Grade.WARN, seen, "the usual volume").held().orElseThrow();
        Episode episode = new Episode(
                1,
                Sample.ip(ADDRESS),
                Sample.VOLUME,
                held,
                Sample.NINE,
                Sample.NINE,
                Sample.NINE,
                true,
                false,
                1,
                Optional.empty());
        Alert alert = new Wording(language, ZoneOffset.UTC, new Sample(), Incidents.ALL)
                .alert(IncidentEvent.opened(EpisodeDetail.of(episode), Sample.NINE));
        return alert.facts().stream().map(fact -> fact.label() + ": " + fact.value());
    }
}
