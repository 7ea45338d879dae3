package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.checks.posture.ask.Outside;
import dev.repwatch.checks.posture.registration.Registries;
import dev.repwatch.checks.posture.requirement.Requirement;
import java.time.Duration;
import java.util.List;

/**
 * What is looked at, by one configuration.
 *
 * @param registries who is asked until when domains are registered
 * @param every how often
 */
record PostureScope(SenderProfiles profiles, List<Requirement> requirements, Registries registries, Duration every) {

    PostureScope {
        requirements = List.copyOf(requirements);
    }

    PostureLook look(Asker asker, PostureWatch watch) {
        return look(asker, watch.outside());
    }

    /** A second look, which rests on nothing that the first one fetched. */
    PostureLook lookAnew(Asker asker, PostureWatch watch) {
        Outside outside = watch.outside();
        return look(
                asker, new Outside(outside.pages().anew(), outside.servers(), outside.registries(), outside.clock()));
    }

    private PostureLook look(Asker asker, Outside outside) {
        return new PostureLook(
                asker,
                new Outside(outside.pages(), outside.servers(), registries, outside.clock()),
                profiles,
                requirements);
    }
}
