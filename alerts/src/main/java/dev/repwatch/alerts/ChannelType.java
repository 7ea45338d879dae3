package dev.repwatch.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A kind of channel in the catalogue {@link Channels}.
 *
 * <p>The settings record is bound from the {@code [[channels]]} table by name: a component {@code botToken} is the key
 * {@code bot_token}; {@code Optional} components may be absent, {@code List} components default to empty, {@code boolean}
 * to false, everything else is required; {@link Secret} is {@code { file | env | credential = "…" }}. Its compact
 * constructor refuses bad values with an {@link IllegalArgumentException} whose message starts with {@code "key: "}.
 *
 * @param type the value of {@code type} in the configuration
 */
public record ChannelType<S extends Record>(String type, Class<S> settings, Opener<S> opener) {

    /**
     * Opens a channel and closes it again, to find what only opening finds, such as a file of certificates that has none.
     * Tells nobody anything.
     *
     * @throws IllegalArgumentException when it cannot be opened; the message starts with {@code "key: "}
     */
    public void verify(String name, S settings) {
        opener.open(name, settings, new Environment(() -> Instant.EPOCH, "localhost"))
                .close();
    }

    /** Opens a channel; must not touch the network. */
    @FunctionalInterface
    public interface Opener<S> {
        Channel open(String name, S settings, Environment environment);
    }

    /**
     * What every channel may need from the daemon.
     *
     * @param host the name of this machine, for headers and footers
     * @param patience how long one delivery may take; where a mail relay has all of it and thinks it over, three times the
     *     relay's share of it more
     * @param notes what the channel remembers beyond a restart
     * @param nanos a clock that nobody can set, for pauses
     */
    public record Environment(InstantSource clock, String host, Duration patience, Notes notes, LongSupplier nanos) {

        private static final Duration USUAL = Duration.ofSeconds(15);

        /** Remembers nothing beyond a restart. */
        public Environment(InstantSource clock, String host, Duration patience) {
            this(clock, host, patience, Notes.inMemory(), System::nanoTime);
        }

        /** With the usual 15 seconds; remembers nothing beyond a restart. */
        public Environment(InstantSource clock, String host) {
            this(clock, host, USUAL);
        }

        /** With the usual 15 seconds. */
        public static Environment remembering(InstantSource clock, String host, Notes notes, LongSupplier nanos) {
            return new Environment(clock, host, USUAL, notes, nanos);
        }
    }
}
