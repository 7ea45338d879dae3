package dev.repwatch.checks.dnsbl.catalogue;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read when it is first wanted, and kept. What is wrong with it is said to everybody who wants it: a field
 * of a class says it to the first only, and to all others that the class does not exist.
 */
final class ReadOnce<T> implements Supplier<T> {

    private final Supplier<T> reading;
    private @Nullable T read;

    ReadOnce(Supplier<T> reading) {
        this.reading = reading;
    }

    @Override
    public synchronized T get() {
        T known = read;
        if (known == null) {
            known = reading.get();
            read = known;
        }
        return known;
    }
}
