package dev.repwatch.monitor.state;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.state.Evidence.Coverage;
import dev.repwatch.monitor.state.ScoreExplanation.Loss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weighs all evidence about a target into one explained score. The rules are docs/score.md. Pure. */
public final class Scoring {

    private static final Comparator<Fault> WORST_FIRST =
            Comparator.comparingDouble(Fault::weight).reversed().thenComparing(Fault::source);

    private Scoring() {}

    public static ScoreExplanation explain(Target target, List<Evidence> evidence, Instant now) {
        List<Fault> faults = evidence.stream()
                .flatMap(kind -> kind.faults(target, now).stream())
                .sorted(WORST_FIRST)
                .toList();
        Coverage coverage = evidence.stream().map(kind -> kind.coverage(target)).reduce(Coverage.NONE, Coverage::plus);
        return explained(faults, coverage.share());
    }

    static ScoreExplanation explained(List<Fault> worstFirst, double confidence) {
        Map<SourceId, Fault> counted = new HashMap<>();
        List<Loss> losses = new ArrayList<>();
        double left = 100;
        for (Fault fault : worstFirst) {
            Fault same = overlapping(fault, counted);
            if (same != null) {
                losses.add(loss(0, fault, "counted with " + same.source()));
                continue;
            }
            counted.put(fault.source(), fault);
            double after = left * (1 - fault.weight());
            losses.add(loss((int) (Math.round(left) - Math.round(after)), fault, ""));
            left = after;
        }
        return new ScoreExplanation((int) Math.round(left), confidence, losses);
    }

    private static @Nullable Fault overlapping(Fault fault, Map<SourceId, Fault> counted) {
        Fault container = fault.within().map(counted::get).orElse(null);
        return container != null
                ? container
                : counted.values().stream()
                        .filter(other ->
                                other.within().filter(fault.source()::equals).isPresent())
                        .findFirst()
                        .orElse(null);
    }

    private static Loss loss(int points, Fault fault, String note) {
        return new Loss(points, fault.source().value(), fault.cause(), fault.since(), note);
    }
}
