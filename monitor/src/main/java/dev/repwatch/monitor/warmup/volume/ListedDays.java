package dev.repwatch.monitor.warmup.volume;

import dev.repwatch.monitor.store.EpisodeRows;
import dev.repwatch.monitor.store.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What listed an address on a day, as the daemon itself saw it. */
record ListedDays(List<EpisodeRows.EpisodeRow> episodes, ZoneId zone) {

    static ListedDays of(Transaction transaction, String ip, Instant since, ZoneId zone) {
        return new ListedDays(EpisodeRows.written(transaction, ip, since), zone);
    }

    /** Ids of the catalogue. */
    Set<String> on(LocalDate day) {
        Instant begins = day.atStartOfDay(zone).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        return episodes.stream()
                .map(EpisodeRows.EpisodeRow::episode)
                .filter(each -> each.openedAt().isBefore(ends))
                .filter(each -> each.closing()
                        .filter(closed -> closed.at().isBefore(begins))
                        .isEmpty())
                .map(each -> each.source().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
