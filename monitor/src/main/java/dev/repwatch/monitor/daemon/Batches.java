package dev.repwatch.monitor.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Hands things on in batches, so that a sweep is a few transactions and never held in memory. Not thread-safe. */
final class Batches<T> implements AutoCloseable {

    private final int size;
    private final Consumer<List<T>> sink;
    private List<T> batch = new ArrayList<>();

    Batches(int size, Consumer<List<T>> sink) {
        this.size = size;
        this.sink = sink;
    }

    void add(T one) {
        batch.add(one);
        if (batch.size() >= size) {
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
