package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Target;
import java.util.Iterator;
import java.util.Set;

/** For sources that are asked about one subject at a time. */
public final class PerSubjectQueries {

    /** Troubles of the source, not of the subject: the next subject would only meet them again. */
    private static final Set<Cause> OF_THE_SOURCE =
            Set.of(Cause.BAD_CREDENTIALS, Cause.OVER_QUOTA, Cause.NOT_ASKED, Cause.SERVER_FAILED, Cause.TIMED_OUT);

    /** Asks about one subject and adds what was learned. */
    @FunctionalInterface
    public interface Question {
        void about(Target target, FeedResult.Builder result) throws FeedFailure;
    }

    private PerSubjectQueries() {}

    /**
     * Goes through the subjects. A failure of one is its own; a failure of the source ends the round, and what was
     * learned before it is kept.
     *
     * @throws FeedFailure when nothing was learned at all
     */
    public static FeedResult ask(FeedQuery feedQuery, Question question) throws FeedFailure {
        FeedResult.Builder result = new FeedResult.Builder();
        Iterator<FeedSubject> subjects = feedQuery.subjects().iterator();
        int answered = 0;
        int waiting = 0;
        FeedFailure last = null;
        while (subjects.hasNext()) {
            Target target = subjects.next().target();
            try {
                question.about(target, result);
                answered++;
            } catch (FeedFailure failure) {
                last = failure;
                result.unknown(target, failure);
                if (OF_THE_SOURCE.contains(failure.why())) {
                    result.pause(failure.retryAfter());
                    waiting = 1 + rest(subjects, failure, result);
                }
            }
        }
        if (answered == 0 && last != null) {
            throw last;
        }
        if (waiting > 0 && last != null) {
            result.remark(waiting + " of " + feedQuery.subjects().size() + " targets wait for the next look: "
                    + last.detail());
        }
        return result.result();
    }

    /** @return how many there are */
    private static int rest(Iterator<FeedSubject> subjects, FeedFailure failure, FeedResult.Builder result) {
        FeedFailure held = new FeedFailure(Cause.NOT_ASKED, "not asked after: " + failure.detail());
        int many = 0;
        while (subjects.hasNext()) {
            result.unknown(subjects.next().target(), held);
            many++;
        }
        return many;
    }
}
