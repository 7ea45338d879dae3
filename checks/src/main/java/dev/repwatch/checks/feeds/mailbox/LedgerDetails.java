package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedDetail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lines of detail out of keys such as {@code source example.jp|198.51.100.7|failed}. */
public final class LedgerDetails {

    private static final int MOST = 200;
    private static final String ALL = "all";

    private LedgerDetails() {}

    private record Name(String target, String name) {}

    /** The lines of a kind, those with the most messages first, no more than 200. */
    public static List<FeedDetail> of(MailLedger ledger, String prefix, String kind, int days) {
        Map<Name, Map<String, Long>> lines = new LinkedHashMap<>();
        for (String key : ledger.keys()) {
            String[] parts =
                    key.startsWith(prefix) ? key.substring(prefix.length()).split("\\|", 3) : new String[0];
            long sum = parts.length == 3 ? ledger.sum(key, days) : 0;
            if (sum > 0) {
                lines.computeIfAbsent(new Name(parts[0], parts[1]), it -> new LinkedHashMap<>())
                        .put(parts[2], sum);
            }
        }
        return lines.entrySet().stream()
                .map(it ->
                        new FeedDetail(it.getKey().target(), kind, it.getKey().name(), it.getValue(), ""))
                .sorted(Comparator.comparingLong(it -> -it.counts().getOrDefault(ALL, 0L)))
                .limit(MOST)
                .toList();
    }

    /** What was not counted, by reason. */
    public static List<FeedDetail> skipped(MailLedger ledger, int days) {
        List<FeedDetail> details = new ArrayList<>();
        ledger.skipped(days)
                .forEach((reason, many) ->
                        details.add(new FeedDetail("", "passed_over", reason.label(), Map.of(ALL, many), "")));
        return details;
    }
}
