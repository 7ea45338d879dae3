package dev.repwatch.monitor.cli.posture;

import dev.repwatch.checks.posture.survey.Sender;
import dev.repwatch.checks.posture.survey.SenderProfile;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.posture.SenderProfiles;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom to look at.
 *
 * @param whole domains of which everything is looked at
 * @param profiles domains for which addresses are looked at; those of {@code whole} among them
 * @param senders addresses
 */
record PosturePlan(List<SenderProfile> whole, List<SenderProfile> profiles, List<Sender> senders) {

    PosturePlan {
        whole = List.copyOf(whole);
        profiles = List.copyOf(profiles);
        senders = List.copyOf(senders);
    }

    /** @param named what somebody asked for; everything that is configured when it is nothing */
    static PosturePlan of(SenderProfiles configured, List<Target> named) {
        if (named.isEmpty()) {
            return new PosturePlan(configured.domains(), configured.domains(), configured.senders());
        }
        List<Sender> senders = named.stream()
                .filter(IpTarget.class::isInstance)
                .map(it -> configured.sender((IpTarget) it))
                .toList();
        List<DomainTarget> domains = named.stream()
                .filter(DomainTarget.class::isInstance)
                .map(DomainTarget.class::cast)
                .toList();
        if (domains.isEmpty()) {
            return new PosturePlan(List.of(), sendingFrom(configured, senders), senders);
        }
        List<SenderProfile> profiles = domains.stream()
                .map(domain -> senders.isEmpty() ? configured.domain(domain) : configured.profile(domain, senders))
                .toList();
        List<Sender> all = senders.isEmpty()
                ? profiles.stream()
                        .flatMap(it -> it.senders().stream())
                        .distinct()
                        .toList()
                : senders;
        return new PosturePlan(profiles, profiles, all);
    }

    /** The configured domains that these addresses send for, with these addresses only. */
    private static List<SenderProfile> sendingFrom(SenderProfiles configured, List<Sender> senders) {
        return configured.domains().stream()
                .flatMap(profile -> {
                    List<Sender> own =
                            senders.stream().filter(profile.senders()::contains).toList();
                    return own.isEmpty()
                            ? Stream.empty()
                            : Stream.of(configured.profile(new DomainTarget(profile.domain()), own));
                })
                .toList();
    }
}
