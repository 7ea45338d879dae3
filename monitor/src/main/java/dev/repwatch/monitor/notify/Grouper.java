package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.delisting.Desk;
import dev.repwatch.monitor.notify.wording.AlertKeys;
import dev.repwatch.monitor.notify.wording.GroupSubject;
import dev.repwatch.monitor.notify.wording.GroupWording;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import dev.repwatch.monitor.telemetry.SuppressionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** New listings with one cause become one conversation. */
final class Grouper {

    /** What comes later than this is news of its own. */
    private static final Duration JOIN = Duration.ofHours(24);

    /** So many waits of a group are as long as a storm may keep anybody from hearing of it. */
    private static final int STORM = 3;

    static final String OPENED = "opened";
    /** What marks the conversation of one listing that may turn out to be one of a range. */
    private static final String ALONE = "alone:";

    private final GroupingSettings groupingSettings;
    private final GroupWording wording;
    private final OutboxWriter outboxWriter;
    private final Desk desk;
    private final SuppressionCounter suppressionCounter;

    Grouper(
            GroupingSettings groupingSettings,
            GroupWording wording,
            OutboxWriter outboxWriter,
            Desk desk,
            SuppressionCounter suppressionCounter) {
        this.groupingSettings = groupingSettings;
        this.wording = wording;
        this.outboxWriter = outboxWriter;
        this.desk = desk;
        this.suppressionCounter = suppressionCounter;
    }

    /** Tells the groups; what belongs to none is returned. */
    List<PendingEvent> gather(Transaction transaction, List<PendingEvent> free, Instant now) {
        List<PendingEvent> rest = new ArrayList<>(free);
        List<PendingEvent> opened = free.stream().filter(it -> it.is(OPENED)).toList();
        without(rest, opened);
        List<PendingEvent> single = new ArrayList<>();
        by(opened, it -> it.label("list")).forEach((list, news) -> single.addAll(ofList(transaction, list, news, now)));
        by(single, it -> it.label("target"))
                .forEach((target, news) -> rest.addAll(ofTarget(transaction, target, news, now)));
        return rest;
    }

    private List<PendingEvent> ofList(Transaction transaction, String list, List<PendingEvent> news, Instant now) {
        List<PendingEvent> asn =
                news.stream().filter(it -> it.label("scope").equals("asn")).toList();
        List<PendingEvent> rest = new ArrayList<>(news);
        GroupSubject network = new GroupSubject(GroupSubject.Kind.ASN, "");
        if (joins(transaction, list + "|asn", asn, 2, now)) {
            without(rest, asn);
            tell(transaction, network, list + "|asn", asn, now);
        }
        by(rest, it -> it.label("range")).forEach((range, members) -> {
            String key = list + "|" + range;
            if (range.isEmpty()) {
                return;
            }
            if (joins(transaction, key, members, groupingSettings.rangeAt(), now)) {
                without(rest, members);
                tell(transaction, new GroupSubject(GroupSubject.Kind.RANGE, range), key, members, now);
            } else if (spreads(transaction, key, members, now)) {
                without(rest, members);
                await(transaction, key, members, now);
            }
        });
        by(rest, it -> it.label("pool")).forEach((pool, members) -> {
            String key = AlertKeys.fit(list + "|pool:" + pool);
            if (!pool.isEmpty() && joins(transaction, key, members, groupingSettings.listAt(), now)) {
                without(rest, members);
                tell(transaction, new GroupSubject(GroupSubject.Kind.POOL, pool), key, members, now);
            }
        });
        if (joins(transaction, list + "|all", rest, groupingSettings.listAt(), now)) {
            tell(transaction, new GroupSubject(GroupSubject.Kind.LIST, ""), list + "|all", rest, now);
            return List.of();
        }
        return rest;
    }

    /** So many neighbours were told one by one that the next are looked for as a range: a slow sweep finds them late. */
    private boolean spreads(Transaction transaction, String key, List<PendingEvent> members, Instant now) {
        int told = ThreadTable.openedSince(transaction, ALONE + key, now.minus(JOIN));
        return told > 0 && told + members.size() >= groupingSettings.rangeAt();
    }

    /** Two or more are told as a range when the first has waited for the group's interval; one that stayed alone is told so. */
    private void await(Transaction transaction, String key, List<PendingEvent> members, Instant now) {
        Instant until = members.get(0).row().at().plus(groupingSettings.groupInterval());
        if (now.isBefore(until)) {
            members.forEach(
                    it -> EventTable.settle(transaction, it.row(), EventRow.State.PENDING, until, "waits for " + key));
        } else if (members.size() > 1) {
            tell(
                    transaction,
                    new GroupSubject(GroupSubject.Kind.RANGE, members.get(0).label("range")),
                    key,
                    members,
                    now);
        } else {
            alone(transaction, members.get(0), now);
        }
    }

    /** Tells one listing for itself, and remembers of which range it is. */
    void alone(Transaction transaction, PendingEvent pendingEvent, Instant now) {
        String range = pendingEvent.label("range");
        outboxWriter.post(
                transaction,
                pendingEvent.alert(),
                pendingEvent.is(OPENED) && !range.isEmpty() ? ALONE + pendingEvent.label("list") + "|" + range : "",
                now);
        EventTable.settle(transaction, pendingEvent.row(), EventRow.State.TOLD, now, "");
    }

    private List<PendingEvent> ofTarget(Transaction transaction, String target, List<PendingEvent> news, Instant now) {
        String key = AlertKeys.fit("target:" + target);
        if (!joins(transaction, key, news, groupingSettings.listAt(), now)) {
            return news;
        }
        tell(transaction, new GroupSubject(GroupSubject.Kind.TARGET, target), key, news, now);
        return List.of();
    }

    private static boolean joins(
            Transaction transaction, String key, List<PendingEvent> news, int enough, Instant now) {
        return news.size() >= enough
                || (!news.isEmpty() && known(transaction, key, now).isPresent());
    }

    private static Optional<ThreadRow> known(Transaction transaction, String key, Instant now) {
        return ThreadTable.openOf(transaction, key).filter(it -> it.openedAt().isAfter(now.minus(JOIN)));
    }

    private void tell(Transaction transaction, GroupSubject subject, String key, List<PendingEvent> news, Instant now) {
        Optional<ThreadRow> known = known(transaction, key, now);
        Instant rested = known.map(it -> it.toldAt().plus(groupingSettings.groupInterval()))
                .orElse(now);
        if (rested.isAfter(now)) {
            news.forEach(
                    it -> EventTable.settle(transaction, it.row(), EventRow.State.PENDING, rested, "joins " + key));
            return;
        }
        Optional<Instant> calm = known.isPresent() ? Optional.empty() : calm(news, now);
        if (calm.isPresent()) {
            news.forEach(it ->
                    EventTable.settle(transaction, it.row(), EventRow.State.PENDING, calm.get(), "it still spreads"));
            return;
        }
        String thread = known.map(ThreadRow::threadKey)
                .orElse(AlertKeys.fit("group:" + key + ":" + news.get(0).row().id()));
        for (PendingEvent member : news) {
            member.row().episode().ifPresent(it -> ThreadMembers.move(transaction, it, thread));
            EventTable.settle(transaction, member.row(), EventRow.State.MERGED, now, thread);
            suppressionCounter.count(transaction, member, SuppressionReason.GROUPED);
        }
        if (subject.kind() == GroupSubject.Kind.RANGE) {
            desk.gather(
                    transaction,
                    subject.text(),
                    news.stream().flatMap(it -> it.row().episode().stream()).toList(),
                    now);
        }
        List<Alert> members = news.stream().map(PendingEvent::alert).toList();
        Alert alert = known.isEmpty()
                ? wording.opened(subject, members, thread, key, now)
                : wording.grew(subject, members, openMembers(transaction, thread), thread, key, now);
        outboxWriter.post(transaction, alert, key, now);
    }

    /** When to look again at many that still become more: a storm is one message when it is over, or has lasted. */
    private Optional<Instant> calm(List<PendingEvent> news, Instant now) {
        Duration wait = groupingSettings.groupWait();
        Instant first = news.stream()
                .map(it -> it.row().at())
                .min(Comparator.naturalOrder())
                .orElse(now);
        Instant last = news.stream()
                .map(it -> it.row().at())
                .max(Comparator.naturalOrder())
                .orElse(now);
        Instant still = last.plus(wait.dividedBy(3));
        boolean spreads = news.size() >= groupingSettings.listAt() && now.isBefore(still);
        return spreads && now.isBefore(first.plus(wait.multipliedBy(STORM))) ? Optional.of(still) : Optional.empty();
    }

    private static int openMembers(Transaction transaction, String thread) {
        return Math.toIntExact(ThreadMembers.in(transaction, thread).stream()
                .filter(ThreadMembers.Member::open)
                .count());
    }

    private static void without(List<PendingEvent> news, List<PendingEvent> told) {
        Set<Long> ids = told.stream().map(it -> it.row().id()).collect(Collectors.toSet());
        news.removeIf(it -> ids.contains(it.row().id()));
    }

    private static Map<String, List<PendingEvent>> by(List<PendingEvent> news, Function<PendingEvent, String> key) {
        Map<String, List<PendingEvent>> groups = new LinkedHashMap<>();
        news.forEach(it -> groups.computeIfAbsent(key.apply(it), unused -> new ArrayList<>())
                .add(it));
        return groups;
    }
}
