package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.Evidence.Coverage;
import dev.repwatch.monitor.incident.ScoreExplanation.Loss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weighs all evidence about a target into one explained score. The rules are docs/score.md. Pure. */
public final class Scoring {

    private static final Comparator<ScoreFault> WORST_FIRST =
            Comparator.comparingDouble(ScoreFault::weight).reversed().thenComparing(ScoreFault::source);

    private Scoring() {}

    public static ScoreExplanation explain(Target target, List<Evidence> evidence, Instant now) {
        List<ScoreFault> faults = new ArrayList<>();
        Coverage coverage = Coverage.NONE;
        for (Evidence kind : evidence) { // a stream here is felt: every target is weighed at the end of a round
            faults.addAll(kind.faults(target, now));
            coverage = coverage.plus(kind.coverage(target));
        }
        faults.sort(WORST_FIRST);
        return explained(faults, coverage.share());
    }

    static ScoreExplanation explained(List<ScoreFault> worstFirst, double confidence) {
        Map<SourceId, ScoreFault> known = new HashMap<>();
        worstFirst.forEach(scoreFault -> known.put(scoreFault.source(), scoreFault));
        Map<SourceId, ScoreFault> counted = new HashMap<>();
        List<Loss> losses = new ArrayList<>();
        double left = 100;
        for (ScoreFault scoreFault : worstFirst) {
            ScoreFault same = counted.putIfAbsent(whole(scoreFault, known), scoreFault);
            if (same != null) {
                losses.add(loss(0, scoreFault, "counted with " + same.source()));
                continue;
            }
            double after = left * (1 - scoreFault.weight());
            losses.add(loss((int) (Math.round(left) - Math.round(after)), scoreFault, ""));
            left = after;
        }
        return new ScoreExplanation((int) Math.round(left), confidence, losses);
    }

    /** The outermost source that contains this one: parts of one whole say the same, whether the whole is asked or not. */
    private static SourceId whole(ScoreFault scoreFault, Map<SourceId, ScoreFault> known) {
        SourceId whole = scoreFault.within().orElse(scoreFault.source());
        for (int steps = 0; steps < known.size() && known.containsKey(whole); steps++) {
            whole = known.get(whole).within().orElse(whole);
        }
        return whole;
    }

    private static Loss loss(int points, ScoreFault scoreFault, String note) {
        return new Loss(points, scoreFault.source().value(), scoreFault.cause(), scoreFault.since(), note);
    }
}
