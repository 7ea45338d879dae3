package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Source;
import java.time.Duration;
import java.time.Instant;

/** How heavily a listing weighs; the tables of docs/score.md. */
public final class ListingWeight {

    private static final Duration FULL = Duration.ofDays(30);
    private static final Duration HALF = Duration.ofDays(180);

    private ListingWeight() {}

    /** Share of the remaining score, 0 to 1. */
    public static double of(Source list, Episode episode, Instant now) {
        ListedCode worst = episode.listing().worst();
        return byTier(list.tier()) * bySeverity(worst) * byScope(worst) * byAge(episode.firstSeen(), now);
    }

    /** What an answer of this list is worth for the confidence. */
    public static double ofAnswer(Source list) {
        return 1 << (4 - Math.max(1, Math.min(4, list.tier())));
    }

    private static double byTier(int tier) {
        return switch (tier) {
            case 1 -> 0.60;
            case 2 -> 0.35;
            case 3 -> 0.15;
            default -> 0.05;
        };
    }

    private static double bySeverity(ListedCode code) {
        return switch (code.severity()) {
            case CRITICAL -> 1.0;
            case MAJOR -> 0.8;
            case MINOR -> 0.4;
            case INFO -> 0.1;
        };
    }

    private static double byScope(ListedCode code) {
        return switch (code.scope()) {
            case IP, DOMAIN -> 1.0;
            case CIDR24, V6_64 -> 0.7;
            case ASN -> 0.4;
        };
    }

    /** Full for 30 days, then falling to half at 180: who still gets mail through after that is refused by fewer. */
    private static double byAge(Instant since, Instant now) {
        long beyond = Duration.between(since.plus(FULL), now).toSeconds();
        double share =
                Math.max(0, Math.min(1, beyond / (double) HALF.minus(FULL).toSeconds()));
        return 1 - share / 2;
    }
}
