package dev.repwatch.monitor.notify.wording;

import dev.repwatch.alerts.Alert;
import dev.repwatch.monitor.delisting.Action;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Somebody has it in hand, or nobody has. */
public final class ActionWording {

    private static final String ACK = "ack";

    private final Words words;
    private final Moments moments;

    ActionWording(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
    }

    /** @param card the alert as it stands */
    public Alert did(Action deed, Alert card) {
        return did(deed, card, card.headline(), deed.takesInHand());
    }

    /** A time, as people read it. */
    public String moment(Instant at) {
        return moments.at(at);
    }

    /**
     * @param what it is about, where that is not all that the card says
     * @param inHand nobody need acknowledge any more: it is about all that the card says, and takes it in hand
     */
    public Alert did(Action deed, Alert card, String what, boolean inHand) {
        String action = deed.action();
        AlertDraft alertDraft = new AlertDraft(Alert.Kind.UPDATED, deed.at())
                .keys(AlertKeys.event(card.threadKey(), action, deed.at()), card.groupKey(), card.threadKey())
                .headline(card.level(), words.say("did." + action, "who", deed.who(), "what", what))
                .labels(card.labels())
                .label("action", action)
                .brief(words.say("fact.who"), deed.who())
                .brief(words.say("fact.when"), moments.at(deed.at()));
        deed.until().ifPresent(until -> alertDraft.brief(words.say("fact.until"), moments.at(until)));
        if (!deed.note().isBlank()) {
            alertDraft.fact(words.say("fact.note"), deed.note());
        }
        card.links().forEach(it -> alertDraft.link(it.label(), Optional.of(it.url())));
        card.actions().stream()
                .filter(it -> !it.id().equals(action) && !(inHand && it.id().equals(ACK)))
                .forEach(it -> alertDraft.action(it.id(), it.label(), it.subject()));
        return alertDraft.alert(words.language());
    }

    /** Nobody acknowledged. */
    public Alert escalated(Alert card, Instant openedAt, int times, Instant at) {
        return still("escalated", card, openedAt, times, at);
    }

    /** The pause that somebody asked for is over, and it still lasts. */
    public Alert awake(Alert card, Instant openedAt, Instant at) {
        return still("awake", card, openedAt, 0, at);
    }

    private Alert still(String event, Alert card, Instant openedAt, int times, Instant at) {
        AlertDraft alertDraft = new AlertDraft(Alert.Kind.UPDATED, at)
                .keys(AlertKeys.event(card.threadKey(), event, at), card.groupKey(), card.threadKey())
                .headline(
                        card.level(),
                        words.say(
                                event + ".headline",
                                "lasting",
                                moments.lasting(Duration.between(openedAt, at)),
                                "what",
                                card.headline()))
                .labels(card.labels())
                .label("escalation", Integer.toString(times))
                .why(card.why())
                .advice(card.advice());
        card.facts().forEach(it -> alertDraft.fact(it.label(), it.value()));
        card.links().forEach(it -> alertDraft.link(it.label(), Optional.of(it.url())));
        card.actions().forEach(it -> alertDraft.action(it.id(), it.label(), it.subject()));
        return alertDraft.alert(words.language());
    }

    /** A word from the admin to see whether a channel works. */
    public Alert test(String channel, Instant at) {
        String thread = "test:" + channel + ":" + at.toEpochMilli();
        return new AlertDraft(Alert.Kind.TEST, at)
                .keys(thread, thread, thread)
                .headline(Alert.Level.INFO, words.say("test.headline", "channel", channel))
                .why(words.say("test.why"))
                .alert(words.language());
    }
}
