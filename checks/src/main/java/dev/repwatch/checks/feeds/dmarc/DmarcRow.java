package dev.repwatch.checks.feeds.dmarc;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.dmarc.DmarcReport.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one row of a report from its elements. */
final class DmarcRow {

    private static final long MOST_MESSAGES = 10_000_000_000L;
    private static final Pattern COUNT = Pattern.compile("([0-9]{1,15})(?:\\.0{1,6})?");
    /** Override reasons of RFC 7489 and RFC 9990 that tell of forwarding, and a sealed chain (RFC 8617) in words. */
    private static final Pattern FORWARDING =
            Pattern.compile("(?i)\\b(?:mailing_list|trusted_forwarder|forwarded|arc=pass)\\b");

    private static final Set<String> NO_RESULT = Set.of("", "unknown", "temperror");

    private DmarcRow() {}

    /** @throws FeedFailure when it does not say how many messages it is about */
    static DmarcReport.Row of(Map<String, String> row) throws FeedFailure {
        return new DmarcReport.Row(
                Optional.of(row.getOrDefault("source_ip", "")).filter(it -> !it.isEmpty()),
                count(row.getOrDefault("count", "")),
                verdict(row),
                result(row, "spf").equals("pass"),
                row.getOrDefault("disposition", "").toLowerCase(Locale.ROOT),
                FORWARDING.matcher(row.getOrDefault("reasons", "")).find(),
                List.of(),
                List.of());
    }

    /** Passed is what passed in one way; failed is only what is known to have failed in both. */
    private static Verdict verdict(Map<String, String> row) {
        List<String> results = List.of(result(row, "dkim"), result(row, "spf"));
        if (results.contains("pass")) {
            return Verdict.PASS;
        }
        return Stream.of("dkim", "spf").anyMatch(it -> NO_RESULT.contains(result(row, it)))
                ? Verdict.UNKNOWN
                : Verdict.FAIL;
    }

    private static String result(Map<String, String> row, String how) {
        return row.getOrDefault(how, "").toLowerCase(Locale.ROOT);
    }

    private static long count(String text) throws FeedFailure {
        Matcher it = COUNT.matcher(text);
        long count = it.matches() ? Long.parseLong(it.group(1)) : -1;
        if (count < 0 || count > MOST_MESSAGES) {
            throw FeedFailure.badAnswer("its count is out of range");
        }
        return count;
    }
}
