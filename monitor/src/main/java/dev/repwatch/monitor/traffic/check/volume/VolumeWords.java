package dev.repwatch.monitor.traffic.check.volume;

/** Beside it lie the sentences that people read. */
public final class VolumeWords {

    private VolumeWords() {}
}
