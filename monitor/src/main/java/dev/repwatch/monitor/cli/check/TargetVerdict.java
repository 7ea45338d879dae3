package dev.repwatch.monitor.cli.check;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.cli.ExitCode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What one look at all lists says about a target. */
enum TargetVerdict {
    LISTED(ExitCode.LISTED),
    UNKNOWN(ExitCode.COULD_NOT_TELL),
    CLEAN(ExitCode.CLEAN);

    private final int exitCode;

    TargetVerdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /**
     * Listed if any list says so; else unknown if too little answered to call it clean: any tier-1 list unknown, or fewer
     * than half of the lists that were asked; else clean.
     */
    static TargetVerdict of(List<Observation> observations, Set<SourceId> tierOne) {
        if (observations.stream().anyMatch(o -> o.finding().held().isPresent())) {
            return LISTED;
        }
        List<Observation> unknown = observations.stream()
                .filter(o -> o.finding() instanceof Finding.Unknown)
                .toList();
        boolean tierOneUnknown = unknown.stream().anyMatch(o -> tierOne.contains(o.source()));
        int answered = observations.size() - unknown.size();
        return tierOneUnknown || answered == 0 || answered * 2 < observations.size() ? UNKNOWN : CLEAN;
    }

    /** The worst of several: one listed target makes the whole check listed. */
    static TargetVerdict worst(Collection<TargetVerdict> verdicts) {
        return verdicts.stream().min(TargetVerdict::compareTo).orElse(UNKNOWN);
    }

    int exitCode() {
        return exitCode;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
