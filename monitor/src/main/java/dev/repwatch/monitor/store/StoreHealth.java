package dev.repwatch.monitor.store;

import java.util.Optional;

/**
 * How the database does.
 *
 * @param trouble what went wrong in the last transaction, in one sentence with advice; empty when it worked
 * @param failures transactions that failed because the database did not work, since the start
 */
public record StoreHealth(Optional<String> trouble, long failures) {

    static final StoreHealth WELL = new StoreHealth(Optional.empty(), 0);

    public boolean up() {
        return trouble.isEmpty();
    }

    StoreHealth worked() {
        return up() ? this : new StoreHealth(Optional.empty(), failures);
    }

    /** Nothing failed yet, and nothing ends. */
    StoreHealth slow(String sentence) {
        return new StoreHealth(Optional.of(sentence), failures);
    }

    StoreHealth failed(String sentence) {
        return new StoreHealth(Optional.of(sentence), failures + 1);
    }
}
