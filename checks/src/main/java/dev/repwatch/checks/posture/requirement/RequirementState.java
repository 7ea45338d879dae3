package dev.repwatch.checks.posture.requirement;

import java.util.List;
import java.util.Locale;

/** Whether a demand is met. */
public enum RequirementState {
    MET,
    NOT_MET,
    /** The DNS did not say. */
    UNKNOWN,
    /** The DNS cannot say: it shows in logs, messages or feeds, or nothing is configured that could be looked at. */
    NOT_VISIBLE,
    /** It is not about this sender. */
    NOT_APPLICABLE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    RequirementState not() {
        return this == MET ? NOT_MET : this == NOT_MET ? MET : this;
    }

    static RequirementState all(List<RequirementState> parts) {
        return first(parts, List.of(NOT_MET, UNKNOWN, NOT_VISIBLE, MET));
    }

    static RequirementState any(List<RequirementState> parts) {
        return first(parts, List.of(MET, UNKNOWN, NOT_VISIBLE, NOT_MET));
    }

    private static RequirementState first(List<RequirementState> parts, List<RequirementState> order) {
        return order.stream().filter(parts::contains).findFirst().orElse(NOT_APPLICABLE);
    }
}
