package dev.repwatch.monitor.warmup;

import java.util.List;

/**
 * What the coach says of one provider.
 *
 * @param volume of the newest day
 * @param nextLimit messages that may be offered on the next sending day
 * @param overflow messages of the goal that must go another way meanwhile
 */
public record Decision(
        String provider, Verdict verdict, Volume volume, long nextLimit, long overflow, List<Reason> reasons) {

    public Decision {
        reasons = List.copyOf(reasons);
    }
}
