package dev.repwatch.checks.feeds.snds;

import dev.repwatch.checks.feeds.Ask;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.Haul;
import dev.repwatch.checks.reputation.Target;
import java.util.Map;

/** One of the two ways into SNDS. */
interface SndsAccess {

    /** @param subjects by canonical text */
    void look(Ask ask, Map<String, Target> subjects, Haul.Gathering haul) throws FeedFailure;

    /** A part of a look. */
    @FunctionalInterface
    interface Part {
        void read() throws FeedFailure;
    }

    /** Trouble with the blocks is told, and does not take the colours with it. */
    static void blocks(Haul.Gathering haul, Part part) {
        try {
            part.read();
        } catch (FeedFailure failure) {
            haul.trouble(failure);
        }
    }
}
