package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.CodeMatch;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The spelling of answers in an entry: one address, {@code low-high}, a prefix {@code 127.0.1.0/24}, {@code bit:N}, or
 * {@code *} for any octet. Everything lies in 127.0.0.0/8 (RFC 5782 section 2.1).
 */
final class CodeText {

    static final String EXPECTED =
            "an address in 127.0.0.0/8, a range \"127.0.0.4-127.0.0.7\", a prefix \"127.0.1.0/24\", \"bit:4\", or"
                    + " \"127.0.*.3\"";

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String ADDRESS = "127\\." + OCTET + "\\." + OCTET + "\\." + OCTET;
    private static final Pattern ONE = Pattern.compile(ADDRESS);
    private static final Pattern RANGE = Pattern.compile("(" + ADDRESS + ")-(" + ADDRESS + ")");
    private static final Pattern PREFIX = Pattern.compile("(" + ADDRESS + ")/(8|9|[12]\\d|3[0-2])");
    private static final Pattern BIT = Pattern.compile("bit:(1|2|4|8|16|32|64|128)");
    private static final String WILD = "(\\*|" + OCTET + ")";
    private static final Pattern OCTETS = Pattern.compile("127\\." + WILD + "\\." + WILD + "\\." + WILD);

    private CodeText() {}

    /** Empty when the text is none of the spellings. */
    static Optional<CodeMatch> parse(String text) {
        return Stream.of(range(text), prefix(text), bit(text), octets(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The single address that the text names, in canonical form. */
    static Optional<String> address(String text) {
        return ONE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<CodeMatch> range(String text) {
        if (ONE.matcher(text).matches()) {
            return Optional.of(new CodeMatch.Range(number(text), number(text)));
        }
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Optional.empty();
        }
        List<String> ends = List.of(text.split("-", -1));
        long low = number(ends.get(0));
        long high = number(ends.get(1));
        return low <= high ? Optional.of(new CodeMatch.Range(low, high)) : Optional.empty();
    }

    private static Optional<CodeMatch> prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.split("/", -1));
        long low = number(parts.get(0));
        long size = 1L << (32 - Integer.parseInt(parts.get(1)));
        return low % size == 0 ? Optional.of(new CodeMatch.Range(low, low + size - 1)) : Optional.empty();
    }

    private static Optional<CodeMatch> bit(String text) {
        Matcher bit = BIT.matcher(text);
        return bit.matches() ? Optional.of(new CodeMatch.Bit(Integer.parseInt(bit.group(1)))) : Optional.empty();
    }

    private static Optional<CodeMatch> octets(String text) {
        if (!text.contains("*") || !OCTETS.matcher(text).matches()) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.split("\\.", -1));
        return Optional.of(new CodeMatch.Octets(octet(parts.get(1)), octet(parts.get(2)), octet(parts.get(3))));
    }

    private static int octet(String text) {
        return text.equals("*") ? CodeMatch.Octets.ANY : Integer.parseInt(text);
    }

    private static long number(String address) {
        long value = 0;
        for (String octet : address.split("\\.", -1)) {
            value = value << 8 | Integer.parseInt(octet);
        }
        return value;
    }
}
