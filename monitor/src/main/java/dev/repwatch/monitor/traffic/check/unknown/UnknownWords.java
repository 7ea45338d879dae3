package dev.repwatch.monitor.traffic.check.unknown;

/** Beside it lie the sentences that people read. */
public final class UnknownWords {

    private UnknownWords() {}
}
