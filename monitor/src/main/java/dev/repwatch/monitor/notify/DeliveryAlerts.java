package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.notify.wording.AlertKeys;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.store.outbox.ThreadRow;
import dev.repwatch.monitor.store.outbox.ThreadTable;
import java.time.Instant;
import java.util.List;

/** Trouble of the telling itself, told through the channels that still work. */
final class DeliveryAlerts {

    private final Words words;
    private final EventSink recording;

    DeliveryAlerts(Language language, EventSink recording) {
        this.words = Words.of(DeliveryAlerts.class, language);
        this.recording = recording;
    }

    void broken(Transaction transaction, String channel, String why, Instant at) {
        trouble(
                transaction,
                "channel:" + channel,
                words.say("broken", "channel", channel, "why", why),
                words.say("broken.advice"),
                false,
                at);
    }

    void mended(Transaction transaction, String channel, Instant at) {
        trouble(transaction, "channel:" + channel, words.say("mended", "channel", channel), "", true, at);
    }

    void dead(Transaction transaction, MessageRow message, String why, Instant at) {
        trouble(
                transaction,
                subject(message),
                words.say("dead", "channel", message.channel(), "why", why),
                words.say("dead.advice"),
                false,
                at);
    }

    /** Whether it was told that this message was given up, and not yet that it arrived after all. */
    boolean saidDead(Transaction transaction, MessageRow message) {
        return ThreadTable.find(transaction, AlertKeys.trouble(subject(message)))
                .filter(ThreadRow::open)
                .isPresent();
    }

    /** Somebody had it tried again, and it arrived. */
    void revived(Transaction transaction, MessageRow message, Instant at) {
        trouble(transaction, subject(message), words.say("revived", "channel", message.channel()), "", true, at);
    }

    private static String subject(MessageRow message) {
        return "message:" + message.channel() + ":" + message.id();
    }

    private void trouble(
            Transaction transaction, String subject, String headline, String advice, boolean over, Instant at) {
        recording.record(transaction, List.of(new IncidentEvent.DaemonTrouble(subject, headline, advice, over, at)));
    }
}
