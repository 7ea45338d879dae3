package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.ChildProtocol;

/** Looks, once and half way through a round, at how much heap is really in use. Not thread-safe. */
final class HeapSample {

    private long left;
    private long heap;

    /** @param checks how many come until then */
    void after(long checks) {
        left = checks;
    }

    void count() {
        if (left > 0 && --left == 0) {
            heap = ChildProtocol.keptHeap();
        }
    }

    /** Bytes in use after a collection. */
    long heap() {
        return heap;
    }
}
