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
}
