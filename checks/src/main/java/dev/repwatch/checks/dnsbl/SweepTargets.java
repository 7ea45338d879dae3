package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.Collection;
import java.util.Set;

/** The targets of one sweep that lists of the same kinds are asked about; shared by their list sweeps, never changed. */
final class SweepTargets {

    private final Target[] targets;
    private final int[] numbers;

    private SweepTargets(Target[] targets, int[] numbers) {
        this.targets = targets;
        this.numbers = numbers;
    }

    static SweepTargets of(Set<TargetKind> kinds, Collection<Target> all, RecentAnswers recentAnswers) {
        Target[] targets =
                all.stream().filter(target -> kinds.contains(target.kind())).toArray(Target[]::new);
        int[] numbers = new int[targets.length];
        for (int at = 0; at < targets.length; at++) {
            numbers[at] = recentAnswers.number(targets[at]);
        }
        return new SweepTargets(targets, numbers);
    }

    int size() {
        return targets.length;
    }

    Target target(int at) {
        return targets[at];
    }

    /** The number of this target among {@link RecentAnswers} answers. */
    int number(int at) {
        return numbers[at];
    }
}
