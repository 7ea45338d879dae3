package dev.repwatch.monitor.traffic.egress;

import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.Attempt;
import java.util.Optional;

/**
 * A name that a log gives to a way out, in one family: a server with both has two addresses, and neither speaks for the other.
 *
 * @param ident empty where the format has none
 */
public record WayOut(String ident, boolean six) {

    private static final int LONGEST = 200;

    /** By where the attempt went; empty when the line does not say, and for names that are too long to be one. */
    static Optional<WayOut> of(Attempt attempt) {
        String ident = attempt.egress().ident();
        return ident.length() > LONGEST
                ? Optional.empty()
                : attempt.relay()
                        .ip()
                        .or(() -> AddressText.within(attempt.remark()))
                        .map(receiver -> new WayOut(ident, six(receiver)));
    }

    static boolean six(String address) {
        return address.indexOf(':') >= 0;
    }

    boolean fits(String address) {
        return six == six(address);
    }
}
