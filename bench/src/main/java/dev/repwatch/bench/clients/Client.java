package dev.repwatch.bench.clients;

import java.io.IOException;

/** Somebody who plays rounds. */
public interface Client extends AutoCloseable {

    String name();

    Round play() throws IOException, InterruptedException;

    /** What it holds between two rounds: bytes of heap in use after a collection; 0 for programs without a heap. */
    default long keptHeap() throws IOException {
        return 0;
    }

    /** The same half way through a round. */
    default long busyHeap() throws IOException {
        return 0;
    }

    @Override
    void close();
}
