package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.checks.posture.requirement.Requirement;
import java.time.Duration;
import java.util.List;

/**
 * What is looked at, by one configuration.
 *
 * @param every how often
 */
record PostureScope(SenderProfiles profiles, List<Requirement> requirements, Duration every) {

    PostureScope {
        requirements = List.copyOf(requirements);
    }

    PostureLook look(Asker asker, PostureWatch watch) {
        return new PostureLook(asker, watch.pages(), profiles, requirements, watch.clock());
    }
}
