package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.incident.DaemonTrouble;
import dev.repwatch.monitor.store.EventSink;
import dev.repwatch.monitor.store.Transaction;
import dev.repwatch.monitor.store.outbox.BrokenChannels;
import dev.repwatch.monitor.store.outbox.ChannelBacklog;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trouble of the telling itself, told through the channels that still work: one incident a channel, however much it does
 * not take. That news of this kind is not taken is no news, or two channels would tell each other for ever.
 */
final class DeliveryAlerts {

    /** Headlines that are quoted; the others are counted. */
    private static final int QUOTED = 5;

    private static final String SUBJECT = "channel:";

    private final Words words;
    private final EventSink recording;

    DeliveryAlerts(Language language, EventSink recording) {
        this.words = Words.of(DeliveryAlerts.class, language);
        this.recording = recording;
    }

    /** Whether it is about a channel, this one or another. */
    static boolean aboutChannel(Alert alert) {
        return alert.label("subject").filter(it -> it.startsWith(SUBJECT)).isPresent();
    }

    /** Whether it is about this channel: what takes no messages cannot say so. */
    static boolean about(Alert alert, String channel) {
        return alert.label("subject").filter(it -> it.equals(SUBJECT + channel)).isPresent();
    }

    /** Tells of channels that are in trouble for a while. */
    void report(Transaction transaction, Instant now) {
        BrokenChannels.toTell(transaction, now).forEach(broken -> {
            trouble(
                    transaction,
                    broken.channel(),
                    headline(transaction, broken),
                    advice(transaction, broken),
                    false,
                    broken.since());
            BrokenChannels.told(transaction, broken.channel());
        });
    }

    private String headline(Transaction transaction, BrokenChannels.Broken broken) {
        return words.say(
                broken.shut() ? "broken" : "refuses",
                "channel",
                broken.channel(),
                "why",
                broken.why(),
                "waiting",
                ChannelBacklog.count(transaction, broken.channel()));
    }

    private String advice(Transaction transaction, BrokenChannels.Broken broken) {
        int waiting = ChannelBacklog.count(transaction, broken.channel());
        Stream<String> quoted = ChannelBacklog.worst(transaction, broken.channel(), QUOTED).stream()
                .map(it -> words.say(
                        "waits", "what", it.alert().map(Alert::headline).orElseGet(() -> "message " + it.id())));
        Stream<String> more =
                waiting > QUOTED ? Stream.of(words.say("waits.more", "more", waiting - QUOTED)) : Stream.of();
        return Stream.of(Stream.of(words.say(broken.shut() ? "broken.advice" : "refuses.advice")), quoted, more)
                .flatMap(it -> it)
                .collect(Collectors.joining("\n"));
    }

    /** It takes everything again. */
    void mended(Transaction transaction, BrokenChannels.Broken broken, Instant at) {
        over(transaction, broken, "mended", at);
    }

    /** The configuration has it no more. */
    void gone(Transaction transaction, BrokenChannels.Broken broken, Instant at) {
        over(transaction, broken, "gone", at);
    }

    private void over(Transaction transaction, BrokenChannels.Broken broken, String word, Instant at) {
        if (broken.told()) {
            trouble(transaction, broken.channel(), words.say(word, "channel", broken.channel()), "", true, at);
        }
    }

    private void trouble(
            Transaction transaction, String channel, String headline, String advice, boolean over, Instant at) {
        recording.record(transaction, List.of(new DaemonTrouble(SUBJECT + channel, headline, advice).event(over, at)));
    }
}
