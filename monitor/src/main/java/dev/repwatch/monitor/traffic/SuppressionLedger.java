package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.refusal.Judged;
import dev.repwatch.checks.maillog.refusal.ReplyClass;
import dev.repwatch.checks.maillog.refusal.ReplyText;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.traffic.AddressTable;
import dev.repwatch.monitor.store.traffic.TrafficTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to stop mailing, as {@link SuppressionBook} decides it, kept in the database. Only recipients that were refused as not being
 * there are kept at all, as a hash until they are given up, and so many at most. Used by one thread at a time.
 */
final class SuppressionLedger {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LONGEST_ADDRESS = 512;
    private static final int LONGEST_REPLY = 600;
    /** Stands where a provider would. */
    private static final String COMPLAINT = "complaint";

    private final ReceiverNames receivers;
    private final long most;
    private final IdFilter known = new IdFilter();
    private final Set<OutageBreaker.Hour> decided = new HashSet<>();
    private long size;

    /** @param most addresses are kept; further ones are not until old ones are forgotten */
    SuppressionLedger(ReceiverNames receivers, long most) {
        this.receivers = receivers;
        this.most = most;
    }

    void load(Transaction transaction) {
        size = 0;
        AddressTable.ids(transaction, id -> {
            known.add(id);
            size++;
        });
    }

    /**
     * Writes what the attempts say, in their order.
     *
     * @return the receivers whose answers are taken for an outage, new ones only
     */
    Set<String> write(Transaction transaction, TrafficBatch batch) {
        List<Judged> said = batch.aboutAddresses().stream()
                .filter(judged -> judged.attempt().outcome() != Outcome.ACCEPTED || known.mayHold(id(judged)))
                .toList();
        Map<String, AddressTable.Row> before = new HashMap<>();
        AddressTable.find(
                        transaction,
                        said.stream().map(SuppressionLedger::id).distinct().toList())
                .forEach(row -> before.put(row.id(), row));
        Map<String, Optional<AddressTable.Row>> after = new HashMap<>();
        for (Judged judged : said) {
            String id = id(judged);
            Optional<AddressTable.Row> row =
                    after.containsKey(id) ? after.get(id) : Optional.ofNullable(before.get(id));
            after.put(id, next(row, judged, id));
        }
        AddressTable.remove(
                transaction,
                after.entrySet().stream()
                        .filter(entry -> entry.getValue().isEmpty() && before.containsKey(entry.getKey()))
                        .map(Map.Entry::getKey)
                        .toList());
        List<AddressTable.Row> rows = new ArrayList<>();
        after.forEach(
                (id, row) -> row.filter(it -> room(before.containsKey(id))).ifPresent(rows::add));
        AddressTable.put(transaction, rows);
        rows.forEach(row -> known.add(row.id()));
        return outages(transaction, rows, batch);
    }

    /** Whoever complained wants no more: no acceptance takes the address off again. */
    void complained(Transaction transaction, List<ReturnedMail.Complained> complaints) {
        Map<String, AddressTable.Row> rows = new HashMap<>();
        complaints.forEach(complaint -> {
            AddressTable.Row row = complaint(complaint);
            rows.put(row.id(), row);
        });
        Set<String> there = new HashSet<>();
        AddressTable.find(transaction, rows.keySet()).forEach(before -> {
            there.add(before.id());
            if (before.byHand()) {
                rows.remove(before.id());
            }
        });
        rows.keySet().removeIf(id -> !room(there.contains(id)));
        AddressTable.put(transaction, rows.values());
        rows.keySet().forEach(known::add);
    }

    private static AddressTable.Row complaint(ReturnedMail.Complained complaint) {
        String address = complaint.recipient().toLowerCase(Locale.ROOT);
        return new AddressTable.Row(
                AddressId.of(address),
                ReplyClass.RECIPIENT_FILTER.label(),
                COMPLAINT,
                complaint.at(),
                complaint.at(),
                1,
                Optional.of(complaint.at()),
                false,
                true,
                TrafficBatch.cut(address, LONGEST_ADDRESS),
                "complained (feedback report)");
    }

    private boolean room(boolean there) {
        boolean room = there || size < most;
        size += room && !there ? 1 : 0;
        return room;
    }

    private static String id(Judged judged) {
        return AddressId.of(judged.attempt().recipient().orElse(""));
    }

    private Optional<AddressTable.Row> next(Optional<AddressTable.Row> before, Judged judged, String id) {
        if (before.filter(AddressTable.Row::byHand).isPresent()) {
            return before;
        }
        if (judged.attempt().outcome() == Outcome.ACCEPTED) {
            return Optional.empty();
        }
        return SuppressionRule.of(judged.meaning(), judged.provider())
                .map(rule -> row(
                        id,
                        judged,
                        GoneAddress.after(
                                before.filter(row -> !row.held()).map(SuppressionLedger::gone), judged, rule)))
                .or(() -> before);
    }

    private static GoneAddress gone(AddressTable.Row row) {
        return new GoneAddress(
                ReplyClass.of(row.meaning()).orElse(ReplyClass.UNCLASSIFIED),
                row.provider(),
                row.first(),
                row.last(),
                row.days(),
                row.decided(),
                row.reply());
    }

    private AddressTable.Row row(String id, Judged judged, GoneAddress gone) {
        String address = judged.attempt().recipient().orElse("").toLowerCase(Locale.ROOT);
        return new AddressTable.Row(
                id,
                gone.meaning().label(),
                receivers.of(judged),
                gone.first(),
                gone.last(),
                gone.days(),
                gone.decided(),
                false,
                false,
                gone.enough() ? TrafficBatch.cut(address, LONGEST_ADDRESS) : "",
                TrafficBatch.cut(ReplyText.of(gone.reply()), LONGEST_REPLY));
    }

    /** Hours in which addresses were given up are weighed again with every attempt that belongs to them. */
    private Set<String> outages(Transaction transaction, List<AddressTable.Row> rows, TrafficBatch batch) {
        rows.stream()
                .filter(row -> row.decided().isPresent())
                .map(row -> OutageBreaker.Hour.of(row.provider(), row.decided().orElseThrow()))
                .forEach(decided::add);
        Set<String> found = new HashSet<>();
        batch.traffic().stream()
                .map(row -> new OutageBreaker.Hour(row.provider(), row.hour()))
                .filter(decided::contains)
                .distinct()
                .filter(hour -> weighed(transaction, hour))
                .forEach(hour -> found.add(hour.receiver()));
        decided.removeIf(hour -> hour.hour().isBefore(batch.newest().minus(2, ChronoUnit.DAYS)));
        return found;
    }

    /** Whether these are held back now and were not before. */
    private static boolean weighed(Transaction transaction, OutageBreaker.Hour hour) {
        Instant until = hour.hour().plus(HOUR);
        long gaveUp = AddressTable.decided(transaction, hour.receiver(), hour.hour(), until);
        long attempts = TrafficTable.attempts(transaction, hour.receiver(), hour.hour());
        boolean outage = OutageBreaker.outage(gaveUp, attempts);
        int changed = AddressTable.hold(transaction, hour.receiver(), hour.hour(), until, outage);
        return outage && changed > 0;
    }
}
