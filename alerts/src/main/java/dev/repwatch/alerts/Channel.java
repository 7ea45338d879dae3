package dev.repwatch.alerts;

import java.util.Collection;
import java.util.Optional;

/** A way out to people. Blocking; called from a thread of the dispatcher's, one message at a time a channel. */
public interface Channel extends AutoCloseable {

    /** The admin's name for it in {@code [[channels]]}. */
    String name();

    /** The type in {@code [[channels]]}: {@code slack}, {@code email}, … */
    String type();

    /**
     * Tells. Never throws for anything the provider or the network does: that is a {@link Delivery}. Gives up within the
     * patience of its {@link ChannelType.Environment}, usually 15 seconds; only a relay that has the whole message gets three
     * times its share of that again, so that all is over within four times the patience.
     */
    Delivery deliver(Envelope envelope);

    /** A word to the provider without a message where possible ({@code auth.test}, SMTP EHLO and AUTH); a {@link Delivery.Delivered} when it works. */
    default Delivery probe() {
        return new Delivery.Delivered(Optional.empty());
    }

    /**
     * Begins what runs beside deliveries, if there is any: listening for pressed buttons, sending open alerts again.
     * Returns at once; a provider that cannot be reached is tried again in the background.
     */
    default void start(ActionSink actions) {}

    /** Where the provider's own requests go, if it sends any: mount it at {@code POST /channels/NAME}. */
    default Optional<Inbox> inbox() {
        return Optional.empty();
    }

    /**
     * Whether the standing connection by which the provider reaches repwatch is up, as far as is known without asking; empty
     * where there is none.
     */
    default Optional<Boolean> connected() {
        return Optional.empty();
    }

    /**
     * What was told before a restart and is still open: a channel whose provider forgets what it does not hear again
     * (Alertmanager) takes these up. Tells people nothing.
     */
    default void stillOpen(Collection<Alert> alerts) {}

    /** Whether a program reads it that keeps incidents by their keys: it gets the end of each, however many there were. */
    default boolean forPrograms() {
        return false;
    }

    @Override
    default void close() {}

    /**
     * One alert on its way through one channel.
     *
     * @param first the {@code remoteId} of the first message of this thread in this channel, to edit or answer it; empty
     *     when this is the first
     * @param sequence 0 for the first message of the thread, then 1, 2, …
     * @param plain render as plainly as possible: an earlier rendering was refused
     */
    record Envelope(Alert alert, Optional<String> first, int sequence, boolean plain) {}
}
