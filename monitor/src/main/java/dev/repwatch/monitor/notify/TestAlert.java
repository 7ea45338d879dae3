package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.notify.wording.ActionWording;
import dev.repwatch.monitor.notify.wording.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A test through a channel, past the outbox, to see what the provider answers. */
public final class TestAlert {

    private final ActionWording wording;

    public TestAlert(Language language) {
        this.wording = Wording.people(language, ZoneOffset.UTC);
    }

    public Delivery through(Channel channel, Instant now) {
        return channel.deliver(new Channel.Envelope(wording.test(channel.name(), now), Optional.empty(), 0, false));
    }

    /** What came of it, for the person at the terminal. */
    public static String words(Delivery delivery) {
        return delivery.match(
                done -> "delivered" + done.remoteId().map(id -> " as " + id).orElse(""),
                later -> "not delivered, worth another try"
                        + later.after()
                                .map(it -> " in " + it.toSeconds() + " s")
                                .orElse("") + ": " + later.why(),
                unclear -> "it may or may not have arrived: " + unclear.why(),
                refused -> (refused.fault() == Delivery.Fault.CHANNEL
                                ? "the channel does not work like this: "
                                : "the message was refused: ")
                        + refused.why());
    }
}
