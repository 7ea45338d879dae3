package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.CodeMatch;
import dev.repwatch.checks.dnsbl.ReturnCode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Answers as sets of addresses. */
final class CodeSet {

    private static final int MOST = 256;

    private CodeSet() {}

    /** Every address of a range, prefix or bit; empty when the text is no answer or has more than 256 of them. */
    static List<String> addresses(String text) {
        CodeMatch match = CodeText.parse(text).orElse(new CodeMatch.Octets(-1, -1, -1));
        if (match instanceof CodeMatch.Range range && range.high() - range.low() < MOST) {
            return LongStream.rangeClosed(range.low(), range.high())
                    .mapToObj(value -> new CodeMatch.Range(value, value).text())
                    .toList();
        }
        if (match instanceof CodeMatch.Bit bit) {
            return IntStream.range(0, MOST)
                    .filter(octet -> (octet & bit.bit()) != 0)
                    .mapToObj(octet -> "127.0.0." + octet)
                    .toList();
        }
        return List.of();
    }

    /** True when some answer would be covered by both, and both cannot be meant at once. */
    static boolean contradict(ReturnCode one, ReturnCode other) {
        boolean mask = one.matches() instanceof CodeMatch.Bit && other.matches() instanceof CodeMatch.Bit;
        boolean pattern = one.matches() instanceof CodeMatch.Octets && other.matches() instanceof CodeMatch.Octets;
        boolean combinable = mask || (pattern && one.polarity() == other.polarity());
        return !combinable && meet(one.matches(), other.matches());
    }

    private static boolean meet(CodeMatch one, CodeMatch other) {
        if (one instanceof CodeMatch.Range a && other instanceof CodeMatch.Range b) {
            return a.low() <= b.high() && b.low() <= a.high();
        }
        if (one instanceof CodeMatch.Octets a && other instanceof CodeMatch.Octets b) {
            return meet(a.b(), b.b()) && meet(a.c(), b.c()) && meet(a.d(), b.d());
        }
        return sample(one).anyMatch(value -> covers(other, value))
                || sample(other).anyMatch(value -> covers(one, value));
    }

    private static boolean meet(int octet, int other) {
        return octet == CodeMatch.Octets.ANY || other == CodeMatch.Octets.ANY || octet == other;
    }

    /** Enough answers of a bit (all of them) or range (its ends) to find a meeting with the other sort. */
    private static LongStream sample(CodeMatch match) {
        if (match instanceof CodeMatch.Range range) {
            return LongStream.of(range.low(), range.high());
        }
        return LongStream.range(0, MOST).map(octet -> (127L << 24) + octet).filter(value -> covers(match, value));
    }

    private static boolean covers(CodeMatch match, long value) {
        return match.covers(
                (int) (value >> 24), (int) (value >> 16 & 255), (int) (value >> 8 & 255), (int) (value & 255));
    }
}
