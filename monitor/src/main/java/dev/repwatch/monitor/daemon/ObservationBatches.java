package dev.repwatch.monitor.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Hands things on in batches, so that a sweep is a few transactions and never held in memory; and not much later than they
 * came, for a slow sweep would fill a batch in minutes. Not thread-safe.
 */
final class ObservationBatches<T> implements AutoCloseable {

    private static final long LONGEST_NANOS = 1_000_000_000;

    private final int size;
    private final LongSupplier nanos;
    private final Consumer<List<T>> sink;
    private List<T> batch = new ArrayList<>();
    private long begun;

    /** @param nanos monotonic time */
    ObservationBatches(int size, LongSupplier nanos, Consumer<List<T>> sink) {
        this.size = size;
        this.nanos = nanos;
        this.sink = sink;
    }

    void add(T one) {
        long now = nanos.getAsLong();
        begun = batch.isEmpty() ? now : begun;
        batch.add(one);
        if (batch.size() >= size || now - begun >= LONGEST_NANOS) {
            flush();
        }
    }

    void flush() {
        if (!batch.isEmpty()) {
            List<T> full = batch;
            batch = new ArrayList<>();
            sink.accept(full);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
