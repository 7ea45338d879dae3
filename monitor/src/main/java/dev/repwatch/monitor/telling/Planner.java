package dev.repwatch.monitor.telling;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.Conversations;
import dev.repwatch.monitor.store.outbox.EventRow;
import dev.repwatch.monitor.store.outbox.EventTable;
import dev.repwatch.monitor.store.outbox.Members;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.Outbox;
import dev.repwatch.monitor.store.outbox.PlanningTurn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides who hears of what happened, and in which conversation. One transaction: decided wholly or not at all. */
final class Planner {

    private static final int BATCH = 20_000;

    private final Routing routing;

    Planner(Routing routing) {
        this.routing = routing;
    }

    /** How many events were decided. */
    int plan(Transaction transaction, Instant now) {
        PlanningTurn.take(transaction);
        List<EventRow> due = EventTable.due(transaction, EventRow.State.PENDING, now, BATCH);
        for (EventRow event : due) {
            tell(transaction, event, now);
            EventTable.settle(transaction, event, EventRow.State.TOLD, now, "");
        }
        return due.size();
    }

    private void tell(Transaction transaction, EventRow event, Instant now) {
        Alert alert = inItsConversation(transaction, event, AlertJson.read(event.body()));
        for (String channel : recipients(transaction, alert)) {
            Outbox.put(
                    transaction,
                    new MessageRow.New(
                            channel,
                            alert.dedupeKey(),
                            alert.threadKey(),
                            alert.kind().name(),
                            Routing.rank(alert),
                            now,
                            Optional.empty(),
                            AlertJson.write(alert)),
                    now);
        }
    }

    /** An episode that was told together with others is over only with the last of them. */
    private static Alert inItsConversation(Transaction transaction, EventRow event, Alert alert) {
        Optional<String> thread = event.episode()
                .flatMap(it -> Members.of(transaction, it))
                .map(Members.Member::threadKey)
                .filter(it -> !it.equals(alert.threadKey()));
        if (thread.isEmpty()) {
            return alert;
        }
        boolean othersOpen = Members.in(transaction, thread.get()).stream().anyMatch(Members.Member::open);
        boolean partial = alert.kind() == Alert.Kind.RESOLVED && othersOpen;
        return Alerts.told(
                alert,
                partial ? Alert.Kind.UPDATED : alert.kind(),
                partial ? Alert.Level.INFO : alert.level(),
                thread.get());
    }

    /** Whoever heard the beginning hears the end. */
    private Set<String> recipients(Transaction transaction, Alert alert) {
        Set<String> channels = new TreeSet<>();
        boolean follows = alert.kind() == Alert.Kind.RESOLVED || alert.kind() == Alert.Kind.UPDATED;
        if (follows) {
            channels.addAll(Conversations.channels(transaction, alert.threadKey()));
        }
        if (channels.isEmpty() || alert.kind() != Alert.Kind.RESOLVED) {
            routing.of(alert).forEach(it -> channels.add(it.name()));
        }
        return channels;
    }
}
