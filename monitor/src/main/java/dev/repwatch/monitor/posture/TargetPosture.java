package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.requirement.RequirementResult;
import dev.repwatch.checks.posture.requirement.RequirementState;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the last look at one target came to.
 *
 * @param checks those that have something to look at; a check that is not here is not configured
 * @param requirements of receivers; none for addresses
 */
public record TargetPosture(
        Target target, Map<PostureCheck, CheckSummary> checks, List<RequirementResult> requirements, Instant at) {

    public TargetPosture {
        checks = Map.copyOf(checks);
        requirements = List.copyOf(requirements);
    }

    /** The same, in less room. */
    TargetPosture packed(SharedWords words) {
        return new TargetPosture(
                target,
                checks.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().packed(words))),
                requirements,
                at);
    }

    public Optional<CheckSummary> of(PostureCheck check) {
        return Optional.ofNullable(checks.get(check));
    }

    public Stream<PostureFinding> findings() {
        return checks.values().stream().flatMap(summary -> summary.findings().stream());
    }

    /** Receivers whose rules are not met because of one of these codes. */
    List<String> broken(List<String> codes) {
        return requirements.stream()
                .filter(it -> it.state() == RequirementState.NOT_MET)
                .filter(it -> it.because().stream().anyMatch(codes::contains))
                .map(it -> it.requirement().receiver())
                .distinct()
                .toList();
    }
}
