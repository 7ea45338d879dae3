package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.ask.Asker;
import dev.repwatch.checks.posture.ask.Outside;
import dev.repwatch.checks.posture.ask.PostureAsker;
import dev.repwatch.checks.posture.ask.Testimony;
import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.requirement.RequirementTable;
import dev.repwatch.checks.posture.survey.DomainFindings;
import dev.repwatch.checks.posture.survey.Sender;
import dev.repwatch.checks.posture.survey.SenderProfile;
import dev.repwatch.checks.posture.zone.NameServerCheck;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Looks at one target at a time, and keeps of many findings alike only some. */
final class PostureLook {

    /** So many addresses of one domain at once. */
    private static final int SENDERS = 256;

    private final Asker asker;
    private final Outside outside;
    private final SenderProfiles profiles;
    private final List<Requirement> requirements;
    private final InstantSource clock;
    private final Instant begun;

    PostureLook(Asker asker, Outside outside, SenderProfiles profiles, List<Requirement> requirements) {
        this.asker = asker;
        this.outside = outside;
        this.profiles = profiles;
        this.requirements = requirements;
        this.clock = outside.clock();
        this.begun = clock.instant();
    }

    /** What came of it, and who answered. */
    record Seen(TargetPosture posture, Testimony testimony) {}

    CompletableFuture<Seen> address(IpTarget target) {
        Testimony testimony = new Testimony(begun);
        return new PostureAsker(asker.noting(testimony), outside)
                .address(profiles.sender(target))
                .thenApply(findings -> {
                    CheckSummary.Fold fold = new CheckSummary.Fold();
                    findings.forEach(fold::take);
                    return new Seen(new TargetPosture(target, fold.summaries(), List.of(), clock.instant()), testimony);
                });
    }

    /** @param ofSenders what is known of an address by itself */
    Seen domain(DomainTarget target, Function<Sender, List<PostureFinding>> ofSenders) {
        SenderProfile profile = profiles.domain(target);
        Testimony testimony = new Testimony(begun);
        PostureAsker postureAsker = new PostureAsker(asker.noting(testimony), outside);
        CheckSummary.Fold fold = new CheckSummary.Fold();
        postureAsker.domain(profile).join().forEach(fold::take);
        for (SenderProfile part : profile.parts(SENDERS)) {
            postureAsker.senders(part).join().forEach(fold::take);
        }
        Map<PostureCheck, CheckSummary> summaries = fold.summaries();
        profile.senders().forEach(sender -> ofSenders.apply(sender).forEach(fold::take));
        List<PostureFinding> all = fold.summaries().values().stream()
                .flatMap(summary -> summary.findings().stream())
                .toList();
        return new Seen(
                new TargetPosture(
                        target,
                        summaries,
                        RequirementTable.of(new DomainFindings(profile, all), requirements),
                        clock.instant()),
                testimony);
    }

    /** The zone that holds a name, in words: its apex, and its servers. Empty when DNS does not say. */
    String zone(String name) {
        return asker.settle(answers -> NameServerCheck.zone(name, answers))
                .join()
                .map(zone -> zone.apex() + " ("
                        + String.join(
                                ", ", zone.servers().stream().sorted().limit(4).toList()) + ")")
                .orElse("");
    }
}
