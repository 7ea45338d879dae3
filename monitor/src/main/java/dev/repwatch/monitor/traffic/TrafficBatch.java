package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Delays;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Stage;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.checks.maillog.refusal.ReplyText;
import dev.repwatch.checks.maillog.refusal.Suppress;
import dev.repwatch.monitor.store.traffic.DelayTable;
import dev.repwatch.monitor.store.traffic.RefusalTable;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import dev.repwatch.monitor.store.traffic.UnclassifiedTable;
import dev.repwatch.monitor.store.traffic.WaitingTable;
import dev.repwatch.monitor.traffic.egress.SourceDraft;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Attempts that are written together, added up. Nothing of an accepted one stays but numbers. Not for several threads. */
final class TrafficBatch {

    private static final int LONGEST_TEXT = 1000;

    private final ReceiverNames receivers;
    private final Predicate<String> putOff;
    private final SourceDraft sources;
    private final Map<TrafficTable.Row, Long> retries = new HashMap<>();
    private final Map<TrafficTable.Row, Long> traffic = new HashMap<>();
    private final Map<DelayTable.Row, Long> delays = new HashMap<>();
    private final Map<RefusalTable.Row, RefusalTable.Row> refusals = new HashMap<>();
    private final Map<String, UnclassifiedTable.Row> unclassified = new HashMap<>();
    private final Map<String, Optional<WaitingTable.Row>> waiting = new LinkedHashMap<>();
    private final List<Judged> aboutAddresses = new ArrayList<>();
    private final List<NamedRefusal> named = new ArrayList<>();
    private Instant newest = Instant.EPOCH;
    private long attempts;

    /**
     * @param putOff whether a message with this id waits since an attempt of an earlier batch
     * @param sources tells addresses that logs do not tell
     */
    TrafficBatch(ReceiverNames receivers, Predicate<String> putOff, SourceDraft sources) {
        this.receivers = receivers;
        this.putOff = putOff;
        this.sources = sources;
    }

    void add(Judged logged) {
        Attempt attempt = logged.attempt();
        newest = attempt.time().isAfter(newest) ? attempt.time() : newest;
        if (logged.meaning() == ReplyClass.LOCAL || attempt.stage().equals(Optional.of(Stage.CACHED))) {
            return;
        }
        attempts++;
        Instant hour = attempt.time().truncatedTo(ChronoUnit.HOURS);
        String receiver = receivers.of(logged);
        Judged judged = sources.filled(logged, receiver, NamedAddress::in);
        String source = judged.attempt().egress().ip().orElse("");
        TrafficTable.Row row = new TrafficTable.Row(
                hour,
                source,
                receiver,
                attempt.outcome().label(),
                judged.meaning().label(),
                0);
        traffic.merge(row, 1L, Long::sum);
        if (attempt.outcome() == Outcome.ACCEPTED) {
            attempt.delays().ifPresent(taken -> delay(hour, source, receiver, taken));
        } else {
            failed(judged, hour, receiver);
        }
        waits(attempt, row);
        if (attempt.recipient().isPresent()
                && (attempt.outcome() == Outcome.ACCEPTED || judged.suppress() != Suppress.NO)) {
            aboutAddresses.add(judged);
        }
    }

    private void delay(Instant hour, String source, String receiver, Delays taken) {
        long millis = Math.max(1, taken.total().toMillis());
        int bucket = Long.SIZE - Long.numberOfLeadingZeros(millis - 1);
        delays.merge(new DelayTable.Row(hour, source, receiver, bucket, 0), 1L, Long::sum);
    }

    private void failed(Judged judged, Instant hour, String receiver) {
        if (judged.meaning() == ReplyClass.UNCLASSIFIED) {
            unclassified(judged);
        }
        NamedRefusal.of(judged, receiver).map(this::bounded).ifPresent(refusal -> {
            RefusalTable.Row key =
                    new RefusalTable.Row(hour, refusal.source(), receiver, refusal.named(), 0, Instant.EPOCH, "");
            RefusalTable.Row before = refusals.getOrDefault(key, key);
            String sample = ReplySample.of(judged);
            refusals.put(
                    key,
                    new RefusalTable.Row(
                            hour, key.source(), receiver, key.named(), before.n() + 1, refusal.time(), sample));
            named.add(refusal);
        });
    }

    private NamedRefusal bounded(NamedRefusal refusal) {
        return new NamedRefusal(
                refusal.time(),
                refusal.source(),
                refusal.provider(),
                receivers.named(refusal.named()),
                refusal.greeting());
    }

    private void unclassified(Judged judged) {
        Instant time = judged.attempt().time();
        String said = cut(text(judged), LONGEST_TEXT);
        unclassified.merge(
                AddressId.of(judged.provider(), said),
                new UnclassifiedTable.Row(
                        AddressId.of(judged.provider(), said), judged.provider(), said, 1, time, time),
                (one, next) -> new UnclassifiedTable.Row(
                        one.id(), one.provider(), one.said(), one.n() + 1, one.first(), next.last()));
    }

    private void waits(Attempt attempt, TrafficTable.Row row) {
        if (attempt.queueId().isEmpty()) {
            return;
        }
        String id = AddressId.of(
                attempt.egress().ident(),
                attempt.queueId().orElse(""),
                attempt.recipient().orElse(""));
        Optional<WaitingTable.Row> before = waiting.get(id);
        if (before == null ? putOff.test(id) : before.isPresent()) {
            retries.merge(row, 1L, Long::sum);
        }
        waiting.put(
                id,
                attempt.outcome() == Outcome.DEFERRED
                        ? Optional.of(new WaitingTable.Row(id, row.source(), row.provider(), attempt.time()))
                        : Optional.empty());
    }

    private static String text(Judged judged) {
        return judged.attempt()
                .reply()
                .map(ReplyText::of)
                .orElseGet(() -> ReplyText.of(judged.attempt().remark()));
    }

    static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    long attempts() {
        return attempts;
    }

    /** The stamp of the newest line; the epoch when there was none. */
    Instant newest() {
        return newest;
    }

    Collection<TrafficTable.Row> traffic() {
        return counted(traffic);
    }

    /** Of {@link #traffic()}, those of messages that had been put off before. */
    Collection<TrafficTable.Row> retries() {
        return counted(retries);
    }

    private static Collection<TrafficTable.Row> counted(Map<TrafficTable.Row, Long> rows) {
        return rows.entrySet().stream()
                .map(row -> new TrafficTable.Row(
                        row.getKey().hour(),
                        row.getKey().source(),
                        row.getKey().provider(),
                        row.getKey().outcome(),
                        row.getKey().meaning(),
                        row.getValue()))
                .toList();
    }

    SourceDraft sources() {
        return sources;
    }

    Collection<DelayTable.Row> delays() {
        return delays.entrySet().stream()
                .map(row -> new DelayTable.Row(
                        row.getKey().hour(),
                        row.getKey().source(),
                        row.getKey().provider(),
                        row.getKey().bucket(),
                        row.getValue()))
                .toList();
    }

    Collection<RefusalTable.Row> refusals() {
        return refusals.values();
    }

    Collection<UnclassifiedTable.Row> unclassified() {
        return unclassified.values();
    }

    /** What waits from now on, by id; empty for what waits no more. */
    Map<String, Optional<WaitingTable.Row>> waiting() {
        return waiting;
    }

    /** Those that say something of whether the recipient is there, in their order. */
    List<Judged> aboutAddresses() {
        return aboutAddresses;
    }

    List<NamedRefusal> named() {
        return named;
    }
}
