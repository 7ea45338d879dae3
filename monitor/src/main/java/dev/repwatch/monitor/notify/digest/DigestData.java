package dev.repwatch.monitor.notify.digest;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.notify.wording.DigestPart;
import dev.repwatch.monitor.store.DigestRows;
import dev.repwatch.monitor.store.EpisodeRows;
import dev.repwatch.monitor.store.SourceRows;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.Backlog;
import dev.repwatch.monitor.store.outbox.ChannelBacklog;
import dev.repwatch.monitor.store.outbox.MessageState;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What the database says about the time of a digest.
 *
 * @param watched how many targets are watched
 * @param open listings that last, oldest first
 * @param opened listings that began in that time, whether or not they last
 * @param closed listings that ended in that time
 * @param doubted ids of lists that are not believed
 * @param dead ids of lists that have not been believed for so long that they should be taken out
 * @param more what kinds of incident add
 * @param givenUp messages that a channel refuses, or that were given up
 */
record DigestData(
        int watched,
        List<Episode> open,
        List<Episode> opened,
        List<Episode> closed,
        List<String> doubted,
        List<String> dead,
        long givenUp,
        List<ScoreLine> scores,
        List<DigestPart.Lines> more) {

    private static final Duration DEAD_AFTER = Duration.ofDays(14);

    static DigestData read(Transaction transaction, Period period, List<DigestPart> parts, Language language) {
        return new DigestData(
                DigestRows.watched(transaction),
                sorted(EpisodeRows.open(transaction)),
                sorted(EpisodeRows.openedSince(transaction, period.from())),
                sorted(EpisodeRows.closedSince(transaction, period.from())),
                doubted(transaction),
                dead(transaction, period.until()),
                givenUp(transaction),
                ScoreLine.of(DigestRows.scores(transaction, period.from(), period.until()), period),
                parts.stream()
                        .map(part -> part.read(transaction, period.from(), period.until(), language))
                        .filter(part -> !part.lines().isEmpty())
                        .toList());
    }

    boolean quiet() {
        return opened.isEmpty() && closed.isEmpty();
    }

    long listedTargets() {
        return open.stream().map(Episode::target).distinct().count();
    }

    private static List<Episode> sorted(List<EpisodeRows.EpisodeRow> rows) {
        return rows.stream()
                .map(EpisodeRows.EpisodeRow::episode)
                .sorted(Comparator.comparing((Episode it) -> it.listing().severity())
                        .thenComparing(Episode::firstSeen)
                        .thenComparing(Episode::id))
                .toList();
    }

    private static List<String> doubted(Transaction transaction) {
        return ThreadTable.open(transaction).stream()
                .map(ThreadRow::threadKey)
                .filter(it -> it.startsWith("list:") && it.endsWith(":trouble"))
                .map(it -> it.substring("list:".length(), it.length() - ":trouble".length()))
                .sorted()
                .toList();
    }

    private static List<String> dead(Transaction transaction, Instant now) {
        return SourceRows.all(transaction).stream()
                .filter(SourceRows.SourceRow::watched)
                .filter(row -> row.state()
                        .quarantine()
                        .filter(quarantine -> !now.isBefore(quarantine.since().plus(DEAD_AFTER)))
                        .isPresent())
                .map(row -> row.source().value())
                .sorted()
                .toList();
    }

    private static long givenUp(Transaction transaction) {
        return Backlog.counts(transaction).stream()
                        .filter(it -> it.state() == MessageState.DEAD)
                        .mapToLong(Backlog.Count::messages)
                        .sum()
                + ChannelBacklog.refused(transaction);
    }
}
