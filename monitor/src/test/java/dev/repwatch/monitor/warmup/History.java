package dev.repwatch.monitor.warmup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Histories of tests, told day by day. */
final class History {

    private final Map<String, Long> goals = new LinkedHashMap<>(Map.of("google", 19_000L));
    private final List<WarmupDay> days = new ArrayList<>();
    private LocalDate day = LocalDate.of(2026, 10, 5);
    private boolean weekdays;

    static History begin() {
        return new History();
    }

    History weekdays() {
        weekdays = true;
        return this;
    }

    History goal(String provider, long goal) {
        goals.put(provider, goal);
        return this;
    }

    History sent(String provider, long limit, long sent, long deferred, long refused, long unknown, String... listed) {
        Mail mail = new Mail(
                sent,
                sent - deferred - refused - unknown,
                deferred,
                refused,
                unknown,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                0,
                false);
        days.add(new WarmupDay(day, provider, limit, Optional.of(mail), Set.of(listed)));
        return this;
    }

    /** A clean day at Google that used its limit. */
    History clean(long limit) {
        return sent("google", limit, limit, 0, 0, 0).nextDay();
    }

    History lost(long limit) {
        days.add(new WarmupDay(day, "google", limit, Optional.empty(), Set.of()));
        return nextDay();
    }

    History rest() {
        return sent("google", 0, 0, 0, 0, 0).nextDay();
    }

    History nextDay() {
        day = day.plusDays(1);
        return this;
    }

    Decision decide(String provider) {
        return Coach.decide(
                        new WarmupQuestion("192.0.2.25", new WarmupPlan(100, weekdays, goals), day, days, List.of()))
                .stream()
                .filter(each -> each.provider().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    Decision decide(WarmupPlan plan, Thresholds thresholds) {
        return Coach.decide(new WarmupQuestion("192.0.2.25", plan, day, days, List.of(), thresholds))
                .get(0);
    }

    Decision decide() {
        return decide("google");
    }
}
