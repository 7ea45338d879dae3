package dev.repwatch.monitor.warmup;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Why a verdict is what it is.
 *
 * @param code the rule, such as {@code deferred} or {@code list.tier1}
 * @param seen what was seen: a share between 0 and 1, a number of messages or days, or a name
 * @param rule the rule in words with its limit
 */
public record Reason(String code, Seen seen, String rule) {

    /** A value as it goes into JSON: a number or a word. */
    public sealed interface Seen {
        record Figure(BigDecimal value) implements Seen {}

        record Word(String value) implements Seen {}
    }

    static Reason share(String code, double seen, String rule) {
        return new Reason(
                code, new Seen.Figure(plain(BigDecimal.valueOf(seen).setScale(5, RoundingMode.HALF_UP))), rule);
    }

    static Reason count(String code, long seen, String rule) {
        return new Reason(code, new Seen.Figure(BigDecimal.valueOf(seen)), rule);
    }

    static Reason named(String code, String seen, String rule) {
        return new Reason(code, new Seen.Word(seen), rule);
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
}
