package dev.repwatch.monitor.metrics;

import java.time.Duration;

/** How long the target of a delisting task has been listed; few steps, so that few series. */
public enum TaskAge {
    DAY("under_1d", Duration.ofDays(1)),
    WEEK("1d_to_7d", Duration.ofDays(7)),
    MONTH("7d_to_30d", Duration.ofDays(30)),
    OLDER("over_30d", Duration.ofSeconds(Long.MAX_VALUE));

    private final String label;
    private final Duration below;

    TaskAge(String label, Duration below) {
        this.label = label;
        this.below = below;
    }

    public static TaskAge of(Duration age) {
        for (TaskAge step : values()) {
            if (age.compareTo(step.below) < 0) {
                return step;
            }
        }
        return OLDER;
    }

    /** The value of the label {@code age}. */
    String label() {
        return label;
    }
}
