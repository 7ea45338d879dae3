package dev.repwatch.monitor.warmup.simulation;

import java.util.List;

/** Schedules that are published, by the day or the stage; what they are read from stands in docs/warmup.md. */
public enum FixedPlan {
    SENDGRID("sendgrid"),
    SPARKPOST("sparkpost"),
    SENDGRID_AUTO("sendgrid-auto"),
    EXP45("exp45"),
    PERCENT20("percent20"),
    HOLD_AND_DOUBLE("hold-and-double");

    private static final List<Long> SENDGRID_DAYS =
            List.of(50L, 100L, 500L, 1000L, 5000L, 10000L, 20000L, 40000L, 70000L);
    private static final List<Long> SPARKPOST_STAGES =
            List.of(200L, 500L, 1000L, 2000L, 5000L, 10000L, 20000L, 40000L, 50000L, 75000L);

    private final String label;

    FixedPlan(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Messages of the whole address on the given sending day, 1 first. */
    long volume(int day) {
        return switch (this) {
            case SENDGRID -> SENDGRID_DAYS.get(Math.min(day, SENDGRID_DAYS.size()) - 1);
            case SPARKPOST -> SPARKPOST_STAGES.get(Math.min(day, SPARKPOST_STAGES.size()) - 1);
            case SENDGRID_AUTO -> (long) (24 * 20 * Math.pow(1.4, day - 1));
            case EXP45 -> (long) (200 * Math.pow(250, (day - 1) / 44.0));
            case PERCENT20 -> (long) (300 * Math.pow(1.2, day - 1));
            case HOLD_AND_DOUBLE -> 1000L << Math.min(40, (day - 1) / 3);
        };
    }

    /** SparkPost goes on to the next stage only when nine tenths of the stage were accepted. */
    boolean byStage() {
        return this == SPARKPOST;
    }
}
