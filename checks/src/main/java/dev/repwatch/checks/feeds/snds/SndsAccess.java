package dev.repwatch.checks.feeds.snds;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.reputation.Target;
import java.util.Map;

/** One of the two ways into SNDS. */
interface SndsAccess {

    /** @param subjects by canonical text */
    void look(FeedQuery feedQuery, Map<String, Target> subjects, FeedResult.Builder result) throws FeedFailure;

    /** A part of a look. */
    @FunctionalInterface
    interface Part {
        void read() throws FeedFailure;
    }

    /** Trouble with the blocks is told, and does not take the colours with it. */
    static void blocks(FeedResult.Builder result, Part part) {
        try {
            part.read();
        } catch (FeedFailure failure) {
            result.trouble(failure);
        }
    }
}
