package dev.repwatch.monitor.traffic.check.ended;

/** Beside it lie the sentences that people read. */
public final class EndedWords {

    private EndedWords() {}
}
