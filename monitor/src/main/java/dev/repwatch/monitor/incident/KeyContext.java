package dev.repwatch.monitor.incident;

/**
 * What a step must know besides the state and the answer.
 *
 * @param trust how far the list is believed
 * @param baseline this target or this list is being looked at for the first time
 * @param nextEpisode the number that a new episode would get
 * @param recurrence which episode within 30 days a new one would be, counted from 1
 */
public record KeyContext(
        Trust trust, ConfirmationPolicy patience, boolean baseline, long nextEpisode, int recurrence) {}
