package dev.repwatch.monitor.config.targets;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Target;
import java.util.List;

/**
 * What one entry of a target file stands for.
 *
 * @param example it is set aside for examples, and no list knows it
 */
record FileTarget(TargetLine line, List<Target> targets, boolean example) {

    FileTarget {
        targets = List.copyOf(targets);
    }

    /** @throws IllegalArgumentException with a reason when it is no target, too many, or nobody outside can meet it */
    static FileTarget of(TargetLine line, TargetFileEntry entry) {
        if (line.isDomain()) {
            return new FileTarget(line, List.of(new DomainTarget(line.domain().text())), false);
        }
        Addresses addresses = line.addresses(entry);
        return new FileTarget(
                line, addresses.targets().map(Target.class::cast).toList(), BogonAddresses.documentation(addresses));
    }
}
