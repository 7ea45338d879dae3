package dev.repwatch.checks.posture.spf;

import dev.repwatch.checks.posture.AddressRange;
import java.util.Optional;

/** How a sender is recognised (RFC 7208 section 5). A domain that is not given is the one the record stands at. */
public sealed interface Mechanism {

    record All() implements Mechanism {}

    record Include(MacroString domain) implements Mechanism {}

    record A(Optional<MacroString> domain, Masks masks) implements Mechanism {}

    record Mx(Optional<MacroString> domain, Masks masks) implements Mechanism {}

    record Ptr(Optional<MacroString> domain) implements Mechanism {}

    /** {@code ip4} and {@code ip6}. */
    record Ip(AddressRange range) implements Mechanism {}

    record Exists(MacroString domain) implements Mechanism {}

    /** True when evaluating it asks the DNS, which is allowed ten times (RFC 7208 section 4.6.4). */
    default boolean asks() {
        return !(this instanceof All || this instanceof Ip);
    }

    /** Lengths of prefixes for the addresses of a name, in bits. */
    record Masks(int v4, int v6) {

        static final int MOST_V4 = 32;
        static final int MOST_V6 = 128;
        static final Masks WHOLE = new Masks(MOST_V4, MOST_V6);

        /** For an address of so many octets. */
        public int of(int octets) {
            return octets == 4 ? v4 : v6;
        }
    }
}
