package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.refusal.ReplyClass;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * When an address is given up: only ever because it does not exist, never because of who sends.
 *
 * @param times on so many different days (UTC)
 * @param span the first and the last of them lie at least so far apart
 */
public record SuppressionRule(int times, Duration span) {

    private static final Set<String> LARGE = Set.of(
            "gmail",
            "outlook",
            "microsoft365",
            "yahoo",
            "yahoo_japan",
            "icloud",
            "docomo",
            "au",
            "softbank",
            "gmx",
            "orange",
            "mailru",
            "qq",
            "netease",
            "comcast");

    /** Empty for every class that never suppresses. Large providers answer consistently; once is enough there. */
    public static Optional<SuppressionRule> of(ReplyClass meaning, String provider) {
        return switch (meaning) {
            case UNKNOWN_USER ->
                Optional.of(
                        LARGE.contains(provider)
                                ? new SuppressionRule(1, Duration.ZERO)
                                : new SuppressionRule(2, Duration.ZERO));
            case UNKNOWN_USER_OR_FILTER, RECIPIENT_FILTER -> Optional.of(new SuppressionRule(3, Duration.ofDays(7)));
            case MAILBOX_DISABLED -> Optional.of(new SuppressionRule(2, Duration.ofDays(3)));
            case MAILBOX_FULL -> Optional.of(new SuppressionRule(5, Duration.ofDays(14)));
            case BAD_DOMAIN -> Optional.of(new SuppressionRule(3, Duration.ofDays(3)));
            default -> Optional.empty();
        };
    }
}
