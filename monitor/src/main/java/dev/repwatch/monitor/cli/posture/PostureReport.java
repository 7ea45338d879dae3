package dev.repwatch.monitor.cli.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.requirement.RequirementResult;
import java.util.List;
import java.util.Set;

/** What one look found. */
record PostureReport(
        List<PostureFinding> findings, List<RequirementResult> requirements, List<SuggestionRow> suggestions) {

    PostureReport {
        findings = List.copyOf(findings);
        requirements = List.copyOf(requirements);
        suggestions = List.copyOf(suggestions);
    }

    PostureReport(List<PostureFinding> findings, List<RequirementResult> requirements) {
        this(findings, requirements, List.of());
    }

    PostureReport with(List<SuggestionRow> learned) {
        return new PostureReport(findings, requirements, learned);
    }

    /** Only some checks. */
    PostureReport only(Set<PostureCheck> checks) {
        return checks.isEmpty()
                ? this
                : new PostureReport(
                        findings.stream()
                                .filter(it -> checks.contains(it.check()))
                                .toList(),
                        requirements);
    }

    boolean any(PostureVerdict verdict) {
        return findings.stream().anyMatch(it -> it.verdict() == verdict);
    }

    long count(PostureVerdict verdict) {
        return findings.stream().filter(it -> it.verdict() == verdict).count();
    }
}
