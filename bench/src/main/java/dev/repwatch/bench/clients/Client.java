package dev.repwatch.bench.clients;

import java.io.IOException;
import java.util.Optional;

/** Somebody who plays rounds. */
public interface Client extends AutoCloseable {

    String name();

    Round play() throws IOException, InterruptedException;

    /** What it had to say itself about the last round. */
    default Optional<String> said() {
        return Optional.empty();
    }

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
