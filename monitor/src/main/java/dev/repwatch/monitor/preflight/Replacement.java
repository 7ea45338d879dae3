package dev.repwatch.monitor.preflight;

import java.util.List;

/** How an address is exchanged for another: each cloud has its own order of steps. */
final class Replacement {

    private Replacement() {}

    static List<String> advice(Evidence evidence) {
        if (evidence.inCloud("aws")) {
            return List.of("replace.aws");
        }
        return List.of(evidence.inCloud() ? "replace.cloud" : "replace.other");
    }
}
