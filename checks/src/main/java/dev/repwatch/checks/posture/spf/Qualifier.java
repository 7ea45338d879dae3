package dev.repwatch.checks.posture.spf;

import java.util.Optional;

/** What a match of a mechanism means (RFC 7208 section 4.6.2). */
public enum Qualifier {
    PASS('+', SpfResult.PASS),
    FAIL('-', SpfResult.FAIL),
    SOFTFAIL('~', SpfResult.SOFTFAIL),
    NEUTRAL('?', SpfResult.NEUTRAL);

    private final char sign;
    private final SpfResult result;

    Qualifier(char sign, SpfResult result) {
        this.sign = sign;
        this.result = result;
    }

    public SpfResult result() {
        return result;
    }

    static Optional<Qualifier> of(char sign) {
        for (Qualifier each : values()) {
            if (each.sign == sign) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
