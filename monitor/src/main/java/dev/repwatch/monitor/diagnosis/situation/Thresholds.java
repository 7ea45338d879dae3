package dev.repwatch.monitor.diagnosis.situation;

import java.time.Duration;

/**
 * Where judgement begins. They are this project's own, not standards; complaint rates are those that Gmail publishes in its
 * guidelines for senders.
 *
 * @param retrying how long a deferred message is left alone
 * @param greylisting how long a first contact may be put off
 * @param greylistingAtMost after which putting off has another cause
 * @param around how far other attempts count as of the same time
 * @param changeBefore how long before the first refusal a change of DNS may be its cause
 * @param volumeFactor times the usual volume that is too much at once
 * @param young how old an address is that has no name yet
 * @param fewUnknown share of unknown users that is watched
 * @param leastSample attempts under which a rate says nothing
 * @param othersAccepted accepted messages to others that show a receiver takes our mail
 * @param flood messages a day to one mailbox that are a flood of our own
 */
public record Thresholds(
        Duration retrying,
        Duration greylisting,
        Duration greylistingAtMost,
        Duration around,
        Duration changeBefore,
        double volumeFactor,
        Duration young,
        double fewUnknown,
        long leastSample,
        long othersAccepted,
        long flood) {

    public static final Thresholds USUAL = new Thresholds(
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(24),
            Duration.ofHours(24),
            Duration.ofHours(48),
            3,
            Duration.ofDays(30),
            0.05,
            50,
            20,
            50);
}
