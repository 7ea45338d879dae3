package dev.repwatch.monitor.traffic.check.blocked;

/** Beside it lie the sentences that people read. */
public final class BlockedWords {

    private BlockedWords() {}
}
