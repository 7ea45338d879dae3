package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.Lines;

/** Looks, once and half way through a round, at how much heap is really in use. Not thread-safe. */
final class Midway {

    private long left;
    private long heap;

    /** @param checks how many come until then */
    void after(long checks) {
        left = checks;
    }

    void count() {
        if (left > 0 && --left == 0) {
            heap = Lines.keptHeap();
        }
    }

    /** Bytes in use after a collection. */
    long heap() {
        return heap;
    }
}
