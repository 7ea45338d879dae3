package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.Collection;
import java.util.Set;

/** The targets of one sweep that lists of the same kinds are asked about; shared by their lanes, never changed. */
final class Fleet {

    private final Target[] targets;
    private final int[] numbers;

    private Fleet(Target[] targets, int[] numbers) {
        this.targets = targets;
        this.numbers = numbers;
    }

    static Fleet of(Set<TargetKind> kinds, Collection<Target> all, Recent recent) {
        Target[] targets =
                all.stream().filter(target -> kinds.contains(target.kind())).toArray(Target[]::new);
        int[] numbers = new int[targets.length];
        for (int at = 0; at < targets.length; at++) {
            numbers[at] = recent.number(targets[at]);
        }
        return new Fleet(targets, numbers);
    }

    int size() {
        return targets.length;
    }

    Target target(int at) {
        return targets[at];
    }

    /** The number of this target among {@link Recent} answers. */
    int number(int at) {
        return numbers[at];
    }
}
