package dev.repwatch.monitor.cli.posture;

import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.ask.PostureAsker;
import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.requirement.RequirementResult;
import dev.repwatch.checks.posture.requirement.RequirementTable;
import dev.repwatch.checks.posture.survey.DomainFindings;
import dev.repwatch.checks.posture.survey.Sender;
import dev.repwatch.checks.posture.survey.SenderProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One look at domains and addresses. */
final class PostureRun {

    /** So many at once: each has a time within which its questions must be answered. */
    private static final int AT_ONCE = 64;

    private final PostureAsker asker;

    PostureRun(PostureAsker asker) {
        this.asker = asker;
    }

    /** @param plan whom to look at */
    PostureReport look(PosturePlan plan, List<Requirement> requirements) {
        Map<Sender, List<PostureFinding>> ofSenders = each(plan.senders(), asker::address);
        Map<SenderProfile, List<PostureFinding>> ofDomains = each(plan.whole(), asker::domain);
        Map<SenderProfile, List<PostureFinding>> spf = each(plan.profiles(), asker::senders);
        List<PostureFinding> all = new ArrayList<>();
        List<RequirementResult> results = new ArrayList<>();
        for (SenderProfile profile : plan.profiles()) {
            List<PostureFinding> own = new ArrayList<>(ofDomains.getOrDefault(profile, List.of()));
            own.addAll(spf.getOrDefault(profile, List.of()));
            all.addAll(own);
            if (plan.whole().contains(profile)) {
                profile.senders().forEach(sender -> own.addAll(ofSenders.getOrDefault(sender, List.of())));
                results.addAll(RequirementTable.of(new DomainFindings(profile, own), requirements));
            }
        }
        ofSenders.values().forEach(all::addAll);
        return new PostureReport(all.stream().distinct().toList(), results);
    }

    private static <K> Map<K, List<PostureFinding>> each(
            List<K> what, Function<K, CompletableFuture<List<PostureFinding>>> ask) {
        Map<K, List<PostureFinding>> found = new LinkedHashMap<>();
        for (int from = 0; from < what.size(); from += AT_ONCE) {
            Map<K, CompletableFuture<List<PostureFinding>>> asked = new LinkedHashMap<>();
            what.subList(from, Math.min(what.size(), from + AT_ONCE)).forEach(it -> asked.put(it, ask.apply(it)));
            asked.forEach((it, answer) -> found.put(it, answer.join()));
        }
        return found;
    }
}
