package dev.repwatch.monitor.telling;

import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.MessageRow;
import dev.repwatch.monitor.words.Language;
import dev.repwatch.monitor.words.Words;
import java.time.Instant;
import java.util.List;

/** Trouble of the telling itself, told through the channels that still work. */
final class OwnNews {

    private final Words words;
    private final Aftermath recording;

    OwnNews(Language language, Aftermath recording) {
        this.words = Words.of(OwnNews.class, language);
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
                "message:" + message.channel() + ":" + message.id(),
                words.say("dead", "channel", message.channel(), "why", why),
                words.say("dead.advice"),
                false,
                at);
    }

    private void trouble(
            Transaction transaction, String subject, String headline, String advice, boolean over, Instant at) {
        recording.record(transaction, List.of(new Happening.DaemonTrouble(subject, headline, advice, over, at)));
    }
}
