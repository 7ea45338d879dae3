package dev.repwatch.monitor.incident;

import java.time.Duration;

/**
 * How long and how often repwatch looks before it believes.
 *
 * @param confirmAnswers independent answers that make a listing, the first included
 * @param confirmRetry pause before an unconfirmed listing is asked again; doubles up to eight-fold without an answer
 * @param confirmWindow after this a listing that could not be asked again is told as unconfirmed
 * @param clearAnswers independent clean answers that end a listing, the first included
 * @param clearRetry pause between them
 * @param clearSpan the least time from the first to the last of them: mirrors of one list disagree for minutes
 * @param reopenWindow a listing that returns within it is the same episode
 * @param staleAfter without a trustworthy answer for this long, the last verdict is called stale
 * @param holdFor the longest time that new listings of a list in doubt are held
 * @param massTargets this many newly listed targets in one round put the list in doubt
 * @param massShare this share of all targets does too, when it is at least three
 * @param badSpan wrong controls this far apart quarantine a list
 * @param goodProbes right controls that end a quarantine, over at least {@code goodSpan}
 * @param probationProbes further right controls before the list is believed again
 * @param probation or this long
 */
public record ConfirmationPolicy(
        int confirmAnswers,
        Duration confirmRetry,
        Duration confirmWindow,
        int clearAnswers,
        Duration clearRetry,
        Duration clearSpan,
        Duration reopenWindow,
        Duration staleAfter,
        Duration holdFor,
        int massTargets,
        double massShare,
        Duration badSpan,
        int goodProbes,
        Duration goodSpan,
        int probationProbes,
        Duration probation) {

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    /** @throws IllegalArgumentException when nothing could be believed by it */
    public ConfirmationPolicy {
        ListConfirmationPolicy.atLeastOne("confirm_answers", confirmAnswers);
        ListConfirmationPolicy.atLeastOne("clear_answers", clearAnswers);
    }

    public static ConfirmationPolicy defaults() {
        return new ConfirmationPolicy(
                2,
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                3,
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                Duration.ofHours(6),
                Duration.ofHours(6),
                Duration.ofMinutes(30),
                10,
                0.05,
                Duration.ofSeconds(60),
                3,
                Duration.ofHours(1),
                10,
                Duration.ofHours(24));
    }

    /** This patience for a source whose repetition proves nothing: nothing is told unconfirmed. */
    public ConfirmationPolicy onlyByWitnesses() {
        return new ConfirmationPolicy(
                confirmAnswers,
                confirmRetry,
                FOR_EVER,
                clearAnswers,
                clearRetry,
                clearSpan,
                reopenWindow,
                staleAfter,
                FOR_EVER,
                massTargets,
                massShare,
                badSpan,
                goodProbes,
                goodSpan,
                probationProbes,
                probation);
    }

    /** This patience for a list that must not be asked the same name more often than {@code interval}. */
    public ConfirmationPolicy askingNoOftenerThan(Duration interval) {
        Duration retry = clearRetry.compareTo(interval) < 0 ? interval : clearRetry;
        return new ConfirmationPolicy(
                confirmAnswers,
                confirmRetry,
                confirmWindow,
                clearAnswers,
                retry,
                clearSpan,
                reopenWindow,
                staleAfter,
                holdFor,
                massTargets,
                massShare,
                badSpan,
                goodProbes,
                goodSpan,
                probationProbes,
                probation);
    }
}
