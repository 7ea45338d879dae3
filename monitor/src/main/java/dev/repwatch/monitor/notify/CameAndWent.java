package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.LateBacklog;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What began and ended while a channel took nothing is one message there, after all that still lasts. Programs get each end:
 * they keep incidents by their keys.
 */
final class CameAndWent {

    /** Headlines that are quoted; the others are counted. */
    private static final int QUOTED = 10;

    private static final String MERGED = "merged";

    private final Words words;
    private final Language language;

    CameAndWent(Language language) {
        this.words = Words.of(CameAndWent.class, language);
        this.language = language;
    }

    /** Call in the transaction that takes the next message of the channel. */
    void fold(Transaction transaction, RoutedChannel channel, Instant now) {
        if (channel.channel().forPrograms() || !LateBacklog.late(transaction, channel.name(), now)) {
            return;
        }
        List<MessageRow> ends = new ArrayList<>();
        int messages = 0;
        for (MessageRow row : LateBacklog.ends(transaction, channel.name())) {
            if (row.dedupeKey().startsWith(LateBacklog.RECAP)) {
                ends.addAll(LateBacklog.toldBy(transaction, channel.name(), row.dedupeKey()));
            } else if (row.alert().flatMap(it -> it.label(MERGED)).isPresent()) {
                ends.add(row);
            } else {
                continue;
            }
            messages++;
        }
        if (messages > 1) {
            tell(transaction, channel, ends, now);
        }
    }

    private void tell(Transaction transaction, RoutedChannel channel, List<MessageRow> ends, Instant now) {
        // what was away for a while can join with a number below those that are told already: their count grows all the
        // same
        long last = ends.stream().mapToLong(MessageRow::id).max().orElseThrow();
        String key = LateBacklog.RECAP + channel.name() + ":" + last + ":" + ends.size();
        LateBacklog.ends(transaction, channel.name()).stream()
                .filter(row -> row.dedupeKey().startsWith(LateBacklog.RECAP))
                .forEach(row -> LateBacklog.supersede(transaction, row, key));
        ends.forEach(row -> LateBacklog.supersede(transaction, row, key));
        Alert recap = recap(
                channel, key, ends.stream().flatMap(row -> row.alert().stream()).toList(), now);
        Outbox.put(
                transaction,
                new MessageRow.New(
                        channel.name(),
                        key,
                        key,
                        recap.kind().name(),
                        Routing.rank(recap),
                        now,
                        Optional.empty(),
                        AlertJson.write(recap)),
                now);
    }

    private Alert recap(RoutedChannel channel, String key, List<Alert> ends, Instant now) {
        String keys = ends.stream()
                .flatMap(it -> Stream.of(it.dedupeKey(), it.label(MERGED).orElse("")))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
        Stream<String> more =
                ends.size() > QUOTED ? Stream.of(words.say("waits.more", "more", ends.size() - QUOTED)) : Stream.of();
        return new Alert(
                Alert.Kind.DIGEST,
                Alert.Level.INFO,
                words.say("passed", "channel", channel.name(), "count", ends.size()),
                List.of(),
                "",
                Stream.concat(ends.stream().limit(QUOTED).map(Alert::headline), more)
                        .toList(),
                List.of(),
                List.of(),
                key,
                "",
                key,
                Map.of(MERGED, keys, "severity", "info", Alert.PASSING, "yes"),
                false,
                now,
                language.tag());
    }
}
