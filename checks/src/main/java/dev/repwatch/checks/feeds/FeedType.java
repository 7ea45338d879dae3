package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Instant;

/**
 * A kind of feed in the catalogue {@link Feeds}.
 *
 * <p>A table {@code [feeds.NAME]} switches one feed on. NAME is its id in alerts and metrics; the key {@code type} says
 * which kind it is and may be left out when NAME is the type itself. All other keys are bound to the settings record by
 * name: a component {@code botToken} is the key {@code bot_token}; {@code Optional} components may be absent,
 * {@code List}, {@code Set} and {@code Map} components default to empty, {@code boolean} to false, everything else is
 * required; {@link dev.repwatch.checks.Secret} is {@code { file | env | credential = "…" }}; a nested record is a table.
 * Besides text, numbers and booleans there are {@link java.time.Duration}, {@link java.net.URI} and
 * {@link java.time.LocalDate}. A compact constructor refuses bad values with an {@link IllegalArgumentException} whose
 * message starts with {@code "key: "}.
 *
 * @param type the word in the configuration
 * @param settings bound from the table
 * @param declaration what the feed says of itself; a generic feed's own may differ ({@link OpenFeed#declaration})
 */
public record FeedType<S extends Record>(
        String type, Class<S> settings, FeedDeclaration declaration, Opener<S> opener) {

    /** Opens a feed; must not touch the network. */
    @FunctionalInterface
    public interface Opener<S> {
        Feed open(S settings, FeedContext context);
    }

    /**
     * Opens a feed with a settings record of {@link #settings}; the network is not touched.
     *
     * @param id the name of the table
     * @throws IllegalArgumentException when the settings do not fit together; the message starts with {@code "key: "}
     */
    public OpenFeed open(SourceId id, Record settings, FeedEnvironment feedEnvironment) {
        S own = this.settings.cast(settings);
        Redactor redactor = new Redactor();
        SecretFinder.hideAll(own, redactor);
        FeedContext context = new FeedContext(
                id,
                feedEnvironment.clock(),
                feedEnvironment.dns(),
                feedEnvironment.guard(),
                feedEnvironment.limits(),
                redactor);
        return new OpenFeed(id, type, opener.open(own, context), redactor);
    }

    /**
     * Opens a feed and closes it again, to find what only opening finds: a regular expression that cannot be, a key file that
     * is none. Asks nothing and nobody.
     *
     * @throws IllegalArgumentException as {@link #open}
     */
    public void verify(SourceId id, Record settings) {
        open(id, settings, FeedEnvironment.usual(() -> Instant.EPOCH, new NoDns()))
                .close();
    }
}
