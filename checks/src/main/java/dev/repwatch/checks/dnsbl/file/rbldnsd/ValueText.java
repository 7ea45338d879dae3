package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.ListValue;
import java.util.Optional;

/** The value behind an entry: {@code :4:text}, {@code :4} with the default's text, or {@code text} with the default's code. */
final class ValueText {

    private static final int LONGEST = 255;
    private static final int LOOPBACK = 0x7F000000;

    private ValueText() {}

    /** Nothing when the code is none. */
    static Optional<ListValue> of(String text, ListValue usual) {
        Cursor cursor = new Cursor(text);
        if (cursor.here() != ':') {
            return Optional.of(new ListValue(usual.code(), clipped(text)));
        }
        cursor.skip(1);
        int code = Ip4Text.octets(cursor).map(ValueText::code).orElse(0);
        if (code == 0) {
            return Optional.empty();
        }
        cursor.skipSpace();
        if (cursor.here() == 0) {
            return Optional.of(new ListValue(code, usual.text()));
        }
        if (cursor.here() != ':') {
            return Optional.empty();
        }
        cursor.skip(1);
        cursor.skipSpace();
        return Optional.of(new ListValue(code, clipped(cursor.rest())));
    }

    /** One number alone is the last octet of 127.0.0. */
    private static int code(Ip4Text octets) {
        int given = octets.filled();
        return octets.bits() == 8 && given != 0 ? given | LOOPBACK : given;
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
