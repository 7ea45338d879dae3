package dev.repwatch.checks.dns.engine;

import java.util.concurrent.atomic.AtomicLong;

/** What the event loop has counted since it started. Written by its thread, readable by all. */
final class LoopCounters {

    final AtomicLong sent = new AtomicLong();
    final AtomicLong plain = new AtomicLong();
    final AtomicLong full = new AtomicLong();
    final AtomicLong strays = new AtomicLong();
    final AtomicLong mismatches = new AtomicLong();
    final AtomicLong timeouts = new AtomicLong();
    final AtomicLong overTcp = new AtomicLong();
    final AtomicLong sockets = new AtomicLong();
    final AtomicLong ejections = new AtomicLong();

    static void up(AtomicLong count) {
        count.lazySet(count.getPlain() + 1);
    }

    EngineCounts snapshot() {
        return new EngineCounts(
                sent.get(),
                plain.get(),
                full.get(),
                strays.get(),
                mismatches.get(),
                timeouts.get(),
                overTcp.get(),
                sockets.get(),
                ejections.get());
    }
}
