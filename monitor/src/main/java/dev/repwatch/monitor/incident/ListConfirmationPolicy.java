package dev.repwatch.monitor.incident;

import java.time.Duration;
import java.util.Optional;

/**
 * What is different about the patience with one list; the rest is as for all. Some lists have mirrors that disagree for an
 * hour, and some are so sure of themselves that one answer is enough.
 */
public record ListConfirmationPolicy(
        Optional<Integer> confirmAnswers,
        Optional<Duration> confirmRetry,
        Optional<Duration> confirmWindow,
        Optional<Integer> clearAnswers,
        Optional<Duration> clearSpan) {

    /** @throws IllegalArgumentException when nothing could be believed by it */
    public ListConfirmationPolicy {
        confirmAnswers.ifPresent(answers -> atLeastOne("confirm_answers", answers));
        clearAnswers.ifPresent(answers -> atLeastOne("clear_answers", answers));
    }

    /** This patience where it says something, and the patience with all lists where it does not. */
    public ConfirmationPolicy over(ConfirmationPolicy all) {
        return new ConfirmationPolicy(
                confirmAnswers.orElse(all.confirmAnswers()),
                confirmRetry.orElse(all.confirmRetry()),
                confirmWindow.orElse(all.confirmWindow()),
                clearAnswers.orElse(all.clearAnswers()),
                all.clearRetry(),
                clearSpan.orElse(all.clearSpan()),
                all.reopenWindow(),
                all.staleAfter(),
                all.holdFor(),
                all.massTargets(),
                all.massShare(),
                all.badSpan(),
                all.goodProbes(),
                all.goodSpan(),
                all.probationProbes(),
                all.probation());
    }

    static void atLeastOne(String key, int answers) {
        if (answers < 1) {
            throw new IllegalArgumentException(key + ": at least 1 answer is wanted");
        }
    }
}
