package dev.repwatch.checks.posture.spf;

import java.util.function.Function;

/** What reading a record came to. */
public sealed interface SpfSyntax {

    record Sound(SpfRecord record) implements SpfSyntax {}

    /**
     * Not a record: a permanent error, wherever in it the fault stands (RFC 7208 section 4.6).
     *
     * @param term the one that cannot be read
     */
    record Unsound(String term, String reason) implements SpfSyntax {}

    default <T> T match(Function<SpfRecord, T> sound, Function<Unsound, T> unsound) {
        return this instanceof Sound it ? sound.apply(it.record()) : unsound.apply((Unsound) this);
    }
}
