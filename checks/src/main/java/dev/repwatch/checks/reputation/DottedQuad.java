package dev.repwatch.checks.reputation;

import java.util.OptionalInt;

/** The one spelling of an IPv4 address (RFC 6943 section 3.1.1, the strict form): four numbers of 0 to 255 without leading zeros. */
public final class DottedQuad {

    private static final int PARTS = 4;
    private static final int LONGEST = 15;
    private static final int OCTET = 255;

    private DottedQuad() {}

    /** The 32 bits; empty for whatever is not written exactly so, such as {@code 010.0.0.1}, a network or an IPv6 address. */
    public static OptionalInt parse(String text) {
        if (text.length() > LONGEST) {
            return OptionalInt.empty();
        }
        int bits = 0;
        int at = 0;
        for (int part = 0; part < PARTS; part++) {
            int end = part == PARTS - 1 ? text.length() : text.indexOf('.', at);
            int octet = octet(text, at, end);
            if (octet < 0) {
                return OptionalInt.empty();
            }
            bits = bits << 8 | octet;
            at = end + 1;
        }
        return OptionalInt.of(bits);
    }

    private static int octet(String text, int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int octet = 0;
        for (int at = from; at < to; at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            octet = octet * 10 + digit - '0';
        }
        return octet <= OCTET ? octet : -1;
    }
}
