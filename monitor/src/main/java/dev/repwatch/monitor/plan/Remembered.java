package dev.repwatch.monitor.plan;

import dev.repwatch.checks.dnsbl.budget.DayLedger;
import dev.repwatch.checks.dnsbl.plan.PlanMemory.Tally;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was known before this start.
 *
 * @param spent questions to each operator
 * @param signals how often each kind was right
 * @param looks by list: minutes since the last look, by checksum of the target
 */
record Remembered(List<DayLedger.Entry> spent, Map<String, Tally> signals, Map<SourceId, Map<Integer, Integer>> looks) {

    static final Remembered NOTHING = new Remembered(List.of(), Map.of(), Map.of());

    Remembered {
        spent = List.copyOf(spent);
        signals = new HashMap<>(signals);
        looks = new HashMap<>(looks);
    }

    Optional<Duration> ago(SourceId list, Target target) {
        return Optional.ofNullable(looks.get(list))
                .flatMap(of -> Optional.ofNullable(of.get(LookText.key(target))))
                .map(Duration::ofMinutes);
    }
}
