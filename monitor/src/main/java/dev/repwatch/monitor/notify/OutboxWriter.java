package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.AlertJson;
import dev.repwatch.monitor.store.outbox.Backlog;
import dev.repwatch.monitor.store.outbox.ChannelThreads;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.Outbox;
import dev.repwatch.monitor.store.outbox.ThreadMembers;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a decided alert into the outbox, one message a channel, and keeps the conversation. */
final class OutboxWriter {

    /** A reminder that could not be told for a day is followed by a newer one. */
    private static final Duration REMINDER_LIFE = Duration.ofDays(1);

    private static final String MERGED = "merged";

    private final Routing routing;
    private final EscalationSettings escalationSettings;

    OutboxWriter(Routing routing, EscalationSettings escalationSettings) {
        this.routing = routing;
        this.escalationSettings = escalationSettings;
    }

    /** @param groupKey what may join this conversation later; empty text when nothing may */
    void post(Transaction transaction, Alert alert, String groupKey, Instant now) {
        recipients(transaction, alert).forEach(channel -> put(transaction, channel, alert, now));
        keep(transaction, alert, groupKey, now);
    }

    void post(Transaction transaction, Alert alert, Instant now) {
        post(transaction, alert, "", now);
    }

    /** To these channels whatever the routes say. */
    void postTo(Transaction transaction, List<String> channels, Alert alert, Instant now) {
        channels.stream()
                .map(routing::named)
                .flatMap(Optional::stream)
                .forEach(channel -> put(transaction, channel, alert, now));
    }

    /** What waited for a channel that is gone, with all that is known of whether somebody heard it. */
    void inherit(Transaction transaction, List<String> channels, Alert alert, MessageRow waited, Instant now) {
        for (String name : channels) {
            routing.named(name)
                    .ifPresent(channel -> Outbox.put(
                            transaction,
                            new MessageRow.New(
                                    name,
                                    waited.dedupeKey(),
                                    waited.threadKey(),
                                    waited.kind(),
                                    waited.severity(),
                                    channel.notBefore(Routing.severity(alert), now),
                                    life(alert, now),
                                    waited.repeated(),
                                    Optional.of(waited.tag()),
                                    waited.body()),
                            now));
        }
    }

    private static Optional<Instant> life(Alert alert, Instant now) {
        return alert.kind() == Alert.Kind.REMINDER ? Optional.of(now.plus(REMINDER_LIFE)) : Optional.empty();
    }

    /** Whoever heard the beginning hears the end; where one of them has another name now, whom the routes name. */
    Set<RoutedChannel> recipients(Transaction transaction, Alert alert) {
        Set<RoutedChannel> channels = new LinkedHashSet<>();
        boolean gone = false;
        if (alert.kind() == Alert.Kind.RESOLVED || alert.kind() == Alert.Kind.UPDATED) {
            List<String> heard = ChannelThreads.channels(transaction, alert.threadKey());
            heard.stream().map(routing::named).flatMap(Optional::stream).forEach(channels::add);
            gone = channels.size() < heard.size();
        }
        if (gone || channels.isEmpty() || alert.kind() != Alert.Kind.RESOLVED) {
            channels.addAll(routing.of(alert));
        }
        return channels;
    }

    private void put(Transaction transaction, RoutedChannel channel, Alert alert, Instant now) {
        Alert told = alert.kind() == Alert.Kind.RESOLVED ? merged(transaction, channel, alert) : alert;
        if (DeliveryAlerts.aboutChannel(told) && told.label(MERGED).isPresent()) {
            // who did not hear that another channel was in trouble need not hear that it was
            return;
        }
        Severity severity = Routing.severity(told);
        Instant notBefore = channel.notBefore(severity, now);
        if (!notBefore.isAfter(now)) {
            Outbox.hurry(transaction, channel.name(), told.threadKey(), now);
        }
        Outbox.put(
                transaction,
                new MessageRow.New(
                        channel.name(),
                        told.dedupeKey(),
                        told.threadKey(),
                        told.kind().name(),
                        Routing.rank(told),
                        notBefore,
                        life(told, now),
                        AlertJson.write(told)),
                now);
    }

    /** A beginning that the channel certainly has not heard yet is told together with its end. */
    private static Alert merged(Transaction transaction, RoutedChannel channel, Alert alert) {
        List<String> keys = Backlog.withdraw(transaction, channel.name(), alert.threadKey(), alert.dedupeKey());
        return keys.isEmpty() ? alert : alert.labelled(Map.of(MERGED, String.join(" ", keys)));
    }

    private void keep(Transaction transaction, Alert alert, String groupKey, Instant now) {
        Optional<ThreadRow> known = ThreadTable.find(transaction, alert.threadKey());
        boolean over = alert.kind() == Alert.Kind.RESOLVED || foundNothing(transaction, alert);
        boolean begins = known.isEmpty() || (!known.get().open() && begins(alert));
        if (begins && alert.kind() == Alert.Kind.REMINDER) {
            return;
        }
        ThreadRow thread = begins ? begun(alert, groupKey, now) : known.get();
        boolean worse = !begins && Routing.rank(alert) < thread.severity();
        boolean card = begins || alert.kind() == Alert.Kind.OPENED || worse;
        ThreadRow told = thread.told(Routing.rank(alert), now);
        told = over ? told.over(now) : told;
        told = card ? told.showing(AlertJson.write(alert)) : told;
        ThreadTable.save(transaction, worse ? worse(told, alert, now) : told);
    }

    private ThreadRow worse(ThreadRow thread, Alert alert, Instant now) {
        ThreadRow anew = thread.unacknowledged();
        return alert.kind() == Alert.Kind.UPDATED
                ? anew.escalating(escalationSettings.first(Routing.severity(alert), now))
                : anew;
    }

    /** A first look that found nothing has no end, so nobody need acknowledge it. */
    private static boolean foundNothing(Transaction transaction, Alert alert) {
        return alert.kind() == Alert.Kind.DIGEST
                && ThreadMembers.in(transaction, alert.threadKey()).isEmpty();
    }

    /** A list that is in trouble once more, or a score that falls again, is news and no afterthought. */
    private static boolean begins(Alert alert) {
        return alert.kind() == Alert.Kind.OPENED || alert.kind() == Alert.Kind.NOTICE;
    }

    private ThreadRow begun(Alert alert, String groupKey, Instant now) {
        boolean escalates = alert.kind() == Alert.Kind.OPENED;
        return new ThreadRow(
                alert.threadKey(),
                groupKey,
                Routing.rank(alert),
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                escalates ? escalationSettings.first(Routing.severity(alert), now) : Optional.empty(),
                AlertJson.write(alert));
    }
}
