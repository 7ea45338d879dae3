package dev.repwatch.monitor.preflight;

import java.util.List;

/**
 * How far the lists answered.
 *
 * @param tier1Unknown the weighty ones that did not
 */
public record Lists(int asked, int answered, List<String> tier1Unknown) {

    static final Lists NONE = new Lists(0, 0, List.of());

    public Lists {
        tier1Unknown = List.copyOf(tier1Unknown);
    }

    boolean fewerThanHalf() {
        return asked == 0 || answered * 2L < asked;
    }
}
