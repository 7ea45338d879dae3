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

/** Weighs all evidence about a target into one explained score. The rules are docs/score.md. Pure. */
public final class Scoring {

    private static final Comparator<Fault> WORST_FIRST =
            Comparator.comparingDouble(Fault::weight).reversed().thenComparing(Fault::source);

    private Scoring() {}

    public static ScoreExplanation explain(Target target, List<Evidence> evidence, Instant now) {
        List<Fault> faults = new ArrayList<>();
        Coverage coverage = Coverage.NONE;
        for (Evidence kind : evidence) { // a stream here is felt: every target is weighed at the end of a round
            faults.addAll(kind.faults(target, now));
            coverage = coverage.plus(kind.coverage(target));
        }
        faults.sort(WORST_FIRST);
        return explained(faults, coverage.share());
    }

    static ScoreExplanation explained(List<Fault> worstFirst, double confidence) {
        Map<SourceId, Fault> known = new HashMap<>();
        worstFirst.forEach(fault -> known.put(fault.source(), fault));
        Map<SourceId, Fault> counted = new HashMap<>();
        List<Loss> losses = new ArrayList<>();
        double left = 100;
        for (Fault fault : worstFirst) {
            Fault same = counted.putIfAbsent(whole(fault, known), fault);
            if (same != null) {
                losses.add(loss(0, fault, "counted with " + same.source()));
                continue;
            }
            double after = left * (1 - fault.weight());
            losses.add(loss((int) (Math.round(left) - Math.round(after)), fault, ""));
            left = after;
        }
        return new ScoreExplanation((int) Math.round(left), confidence, losses);
    }

    /** The outermost source that contains this one: parts of one whole say the same, whether the whole is asked or not. */
    private static SourceId whole(Fault fault, Map<SourceId, Fault> known) {
        SourceId whole = fault.within().orElse(fault.source());
        for (int steps = 0; steps < known.size() && known.containsKey(whole); steps++) {
            whole = known.get(whole).within().orElse(whole);
        }
        return whole;
    }

    private static Loss loss(int points, Fault fault, String note) {
        return new Loss(points, fault.source().value(), fault.cause(), fault.since(), note);
    }
}
