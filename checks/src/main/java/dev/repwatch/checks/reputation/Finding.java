package dev.repwatch.checks.reputation;

import java.util.function.Function;

/**
 * What one look at one source said about one target. {@link Unknown} never opens and never closes anything.
 *
 * <p>Java 17 has no pattern {@code switch}: use {@link #match}.
 */
public sealed interface Finding {

    record Listed(Listing listing) implements Finding {}

    record NotListed() implements Finding {}

    record Scored(Score score) implements Finding {}

    /** @param detail for people; bounded, no control characters, no secret */
    record Unknown(Cause cause, String detail) implements Finding {}

    default <T> T match(
            Function<Listed, T> listed,
            Function<NotListed, T> notListed,
            Function<Scored, T> scored,
            Function<Unknown, T> unknown) {
        if (this instanceof Listed it) {
            return listed.apply(it);
        }
        if (this instanceof NotListed it) {
            return notListed.apply(it);
        }
        if (this instanceof Scored it) {
            return scored.apply(it);
        }
        return unknown.apply((Unknown) this);
    }

    /** The label value of {@code verdict} in JSON and of {@code outcome} in metrics. */
    default String verdict() {
        return match(l -> "listed", n -> "not_listed", s -> "scored", u -> "unknown");
    }
}
