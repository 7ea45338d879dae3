package dev.repwatch.monitor.notify.digest;

import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.notify.NotificationWorld;
import dev.repwatch.monitor.notify.Sample;
import dev.repwatch.monitor.store.EpisodeRows;
import dev.repwatch.monitor.store.ScoreRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A day to be summed up. */
public final class DigestSample {

    private DigestSample() {}

    /** Two listings today, one of them over, and a score that fell. */
    public static void history(NotificationWorld world) {
        Instant nine = Sample.NINE;
        Episode lasting = Sample.episode(1, "192.0.2.10", "zen", Severity.CRITICAL, nine.minusSeconds(7200));
        Episode over = Sample.episode(2, "192.0.2.11", "zen", Severity.MAJOR, nine.minusSeconds(7200));
        Episode closed = new Episode(
                over.id(),
                over.target(),
                over.source(),
                over.listing(),
                over.firstSeen(),
                over.openedAt(),
                over.lastSeen(),
                true,
                false,
                1,
                Optional.of(new Episode.Closed(nine.minusSeconds(60), Episode.Reason.CLEARED)));
        world.database.inTransaction(t -> {
            t.handle()
                    .execute("INSERT INTO target (id, text, kind, watched, baseline, alarm) VALUES"
                            + " (1, '192.0.2.10', 'ipv4', TRUE, 'DONE', FALSE), (2, '192.0.2.11', 'ipv4', TRUE,"
                            + " 'DONE', FALSE)");
            t.handle()
                    .execute("INSERT INTO source (id, name, watched, baseline, health, health_json) VALUES (1, 'zen',"
                            + " TRUE, 'DONE', 'HEALTHY', '{}')");
            EpisodeRows.insert(
                    t,
                    List.of(
                            new EpisodeRows.EpisodeRow(lasting, 1, 1, true),
                            new EpisodeRows.EpisodeRow(closed, 2, 1, true)));
            ScoreRows.insert(
                    t,
                    List.of(
                            new ScoreRows.SampleRow(1, nine.minus(Duration.ofDays(3)), 100, 1000, 0),
                            new ScoreRows.SampleRow(1, nine.minusSeconds(7200), 60, 1000, 1),
                            new ScoreRows.SampleRow(2, nine.minusSeconds(7200), 90, 1000, 1)));
            return true;
        });
    }

    /** Each target five points lower than the one before; the last is the worst. */
    public static void scores(NotificationWorld world, int targets) {
        world.database.inTransaction(t -> {
            for (int number = 1; number <= targets; number++) {
                t.handle()
                        .execute(
                                "INSERT INTO target (id, text, kind, watched, baseline, alarm) VALUES (?, ?, 'ipv4', TRUE,"
                                        + " 'DONE', FALSE)",
                                number,
                                "192.0.2." + number);
                ScoreRows.insert(
                        t,
                        List.of(new ScoreRows.SampleRow(
                                number, Sample.NINE.minusSeconds(7200), 100 - 5 * number, 1000, 1)));
            }
            return true;
        });
    }
}
