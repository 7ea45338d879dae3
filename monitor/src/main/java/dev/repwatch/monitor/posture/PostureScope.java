package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.address.Networks;
import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.checks.posture.ask.Outside;
import dev.repwatch.checks.posture.registration.Registries;
import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.starttls.ExchangerCertificates;
import java.time.Duration;
import java.util.List;

/**
 * What is looked at, by one configuration.
 *
 * @param exchangers who shows certificates of mail exchangers
 * @param networks whose network an address is in
 * @param registries who is asked until when domains are registered
 * @param every how often
 */
record PostureScope(
        SenderProfiles profiles,
        List<Requirement> requirements,
        ExchangerCertificates exchangers,
        Networks networks,
        Registries registries,
        Duration every) {

    PostureScope {
        requirements = List.copyOf(requirements);
    }

    PostureLook look(Asker asker, PostureWatch watch) {
        return look(asker, watch.outside().with(exchangers, networks, registries));
    }

    /** A second look, which rests on nothing that the first one fetched. */
    PostureLook lookAnew(Asker asker, PostureWatch watch) {
        return look(
                asker, watch.outside().with(exchangers, networks, registries).anew());
    }

    private PostureLook look(Asker asker, Outside outside) {
        return new PostureLook(asker, outside, profiles, requirements);
    }
}
