package dev.repwatch.monitor.warmup;

import java.util.Comparator;
import java.util.List;

/** What several signals come to together. */
final class Steps {

    private Steps() {}

    static Signal.Strength worst(List<Signal> signals) {
        return signals.stream()
                .map(Signal::strength)
                .max(Comparator.naturalOrder())
                .orElse(Signal.Strength.NOTE);
    }

    /** The smallest part that any step back leaves. */
    static double keep(List<Signal> signals) {
        return signals.stream()
                .filter(each -> each.strength() == Signal.Strength.STEP_BACK)
                .mapToDouble(Signal::keep)
                .min()
                .orElse(1);
    }
}
