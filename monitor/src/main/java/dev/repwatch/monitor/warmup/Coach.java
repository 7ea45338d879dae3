package dev.repwatch.monitor.warmup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides tomorrow's limits. The whole history is gone through again each time, so that the same question always has the
 * same answer, after a restart as well, and a correction of a past day is heard.
 */
public final class Coach {

    private Coach() {}

    /** One decision a provider, in the order of the plan. */
    public static List<Decision> decide(WarmupQuestion question) {
        Map<LocalDate, Set<String>> listed = listings(question);
        return question.plan().goals().entrySet().stream()
                .map(goal -> new ProviderReplay(question, goal.getKey(), goal.getValue(), listed).decide())
                .toList();
    }

    /** An address is listed for all providers, whichever row says so. */
    private static Map<LocalDate, Set<String>> listings(WarmupQuestion question) {
        Map<LocalDate, Set<String>> byDate = new HashMap<>();
        for (WarmupDay day : question.days()) {
            byDate.computeIfAbsent(day.date(), date -> new HashSet<>()).addAll(day.listed());
        }
        return byDate;
    }
}
