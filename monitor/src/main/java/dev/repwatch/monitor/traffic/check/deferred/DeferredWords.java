package dev.repwatch.monitor.traffic.check.deferred;

/** Beside it lie the sentences that people read. */
public final class DeferredWords {

    private DeferredWords() {}
}
