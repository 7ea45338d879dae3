package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureFinding;
import java.time.Duration;

/** How long the record of a finding may be kept by caches. */
final class Ttl {

    private static final Duration MOST = Duration.ofHours(1);
    /** For what is not there; zones rarely say less (RFC 2308 section 5 lets them). */
    private static final Duration OF_ABSENCE = Duration.ofMinutes(15);

    private Ttl() {}

    static Duration of(PostureFinding finding) {
        return of(finding, OF_ABSENCE);
    }

    /** @param absence how long it may be kept that there is nothing */
    static Duration of(PostureFinding finding, Duration absence) {
        Duration ttl = finding.seen().isEmpty()
                ? absence
                : Duration.ofSeconds(finding.seen().get(0).ttl());
        return ttl.compareTo(MOST) > 0 ? MOST : ttl;
    }
}
