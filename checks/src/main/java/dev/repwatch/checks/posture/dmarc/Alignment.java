package dev.repwatch.checks.posture.dmarc;

import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.reputation.Cause;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an authenticated domain speaks for that of the header From (RFC 9989 section 4.10.2).
 *
 * @param aligned empty when it is not known
 */
public record Alignment(Optional<Boolean> aligned, Optional<Cause> cause) {

    /** @param strict the two must be one; else one organisation is enough */
    public static Alignment of(String fromDomain, String authenticated, boolean strict, Answers answers) {
        String from = plain(fromDomain);
        String other = plain(authenticated);
        if (from.equals(other) || strict) {
            return known(from.equals(other));
        }
        DmarcPolicies.Organisation ofFrom = DmarcPolicies.organisation(from, answers);
        DmarcPolicies.Organisation ofOther = DmarcPolicies.organisation(other, answers);
        Optional<Cause> cause = ofFrom.cause().or(ofOther::cause);
        return cause.isPresent()
                ? new Alignment(Optional.empty(), cause)
                : known(ofFrom.domain().equals(ofOther.domain()));
    }

    private static Alignment known(boolean aligned) {
        return new Alignment(Optional.of(aligned), Optional.empty());
    }

    /** Names compare as A-labels. */
    private static String plain(String domain) {
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException odd) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
