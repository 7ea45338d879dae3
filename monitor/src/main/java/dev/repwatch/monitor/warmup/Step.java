package dev.repwatch.monitor.warmup;

import java.util.List;
import java.util.stream.Stream;

/** What one day came to. */
record Step(AddressStatus standing, Verdict verdict, Volume volume, List<Reason> reasons) {

    Step {
        reasons = List.copyOf(reasons);
    }

    static Step of(AddressStatus addressStatus, Verdict verdict, Volume volume, Reason... reasons) {
        return new Step(addressStatus, verdict, volume, List.of(reasons));
    }

    Step because(List<Reason> more) {
        return new Step(
                standing,
                verdict,
                volume,
                Stream.concat(reasons.stream(), more.stream()).toList());
    }
}
