package dev.repwatch.monitor.warmup;

import java.time.LocalDate;
import java.util.List;

/**
 * What the coach is asked.
 *
 * @param ip the address, as text for the report
 * @param nextDate the day whose limits are wanted; later days of the history are not looked at
 * @param unready codes of preconditions that are not met, such as {@code ptr.missing}
 * @param thresholds where it holds, steps back and stops
 */
public record WarmupQuestion(
        String ip,
        WarmupPlan plan,
        LocalDate nextDate,
        List<WarmupDay> days,
        List<String> unready,
        Thresholds thresholds) {

    public WarmupQuestion {
        days = List.copyOf(days);
        unready = List.copyOf(unready);
    }

    /** By the thresholds of docs/warmup.md. */
    public WarmupQuestion(String ip, WarmupPlan plan, LocalDate nextDate, List<WarmupDay> days, List<String> unready) {
        this(ip, plan, nextDate, days, unready, Thresholds.DEFAULT);
    }
}
