package dev.repwatch.monitor.traffic.check.named;

/** Beside it lie the sentences that people read. */
public final class NamedWords {

    private NamedWords() {}
}
