package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.xml.SafeXml;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an aggregate report of either schema. Elements are known by name and parent; unknown ones, and the namespace that
 * many reporters get wrong, are passed over. A row that cannot be read is left out, and the others are kept.
 */
final class DmarcReader implements SafeXml.Reader {

    private static final int MOST_ROWS = 100_000;
    private static final int LONGEST_NAME = 255;
    private static final int MOST_FAULTS = 5;

    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> head = new HashMap<>();
    private final Map<String, String> row = new HashMap<>();
    private final List<DmarcReport.Row> rows = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private DmarcIdentities identities = new DmarcIdentities();
    private int firstOfRecord;
    private int leftOut;

    private DmarcReader() {}

    /**
     * @throws FeedFailure when it is no report, or has values that no report can have
     */
    static DmarcReport read(byte[] xml) throws FeedFailure {
        DmarcReader reader = new DmarcReader();
        try {
            SafeXml.read(new ByteArrayInputStream(xml), "the report", reader);
        } catch (FeedFailure broken) {
            Optional<FaultyXml.Mended> mended = FaultyXml.mended(xml);
            if (mended.isEmpty()) {
                throw broken;
            }
            reader = new DmarcReader();
            reader.faults.addAll(mended.get().faults());
            SafeXml.read(new StringReader(mended.get().text()), "the report", reader);
        }
        return reader.report();
    }

    @Override
    public void start(String name) throws FeedFailure {
        if (path.isEmpty() && !name.equals("feedback")) {
            throw FeedFailure.badAnswer("the XML is no aggregate report: its root is not feedback");
        }
        path.push(name);
    }

    @Override
    public void end(String name, String text) throws FeedFailure {
        path.pop();
        String parent = path.isEmpty() ? "" : path.peek();
        switch (parent + "/" + name) {
            case "report_metadata/org_name",
                    "report_metadata/report_id",
                    "policy_published/domain",
                    "date_range/begin",
                    "date_range/end" -> head.putIfAbsent(name, shortened(text));
            case "row/source_ip",
                    "row/count",
                    "policy_evaluated/disposition",
                    "policy_evaluated/dkim",
                    "policy_evaluated/spf" -> row.putIfAbsent(name, shortened(text));
            case "reason/type", "reason/comment" ->
                row.merge("reasons", text, (one, other) -> shortened(one + " " + other));
            case "record/row" -> finishRow();
            case "dkim/domain", "dkim/selector", "dkim/result", "spf/domain", "spf/scope", "spf/result" ->
                identities.part(name, shortened(text));
            case "auth_results/dkim" -> identities.signature();
            case "auth_results/spf" -> identities.sender();
            case "feedback/record" -> finishRecord();
            default -> {
                // the rest of the identifiers is not needed
            }
        }
    }

    /** Who was authenticated stands behind the row that it is about. */
    private void finishRecord() {
        for (int at = firstOfRecord; at < rows.size(); at++) {
            rows.set(at, rows.get(at).with(identities));
        }
        firstOfRecord = rows.size();
        identities = new DmarcIdentities();
    }

    private void finishRow() throws FeedFailure {
        if (rows.size() + leftOut >= MOST_ROWS) {
            throw FeedFailure.badAnswer("the report has more than " + MOST_ROWS + " rows");
        }
        try {
            rows.add(DmarcRow.of(row));
        } catch (FeedFailure unreadable) {
            leftOut++;
            fault("a row was left out: " + unreadable.detail());
        }
        row.clear();
    }

    private DmarcReport report() throws FeedFailure {
        DmarcTime begin = DmarcTime.parse(required("begin"), "begin");
        DmarcTime end = DmarcTime.parse(required("end"), "end");
        if (end.at().isBefore(begin.at())) {
            throw FeedFailure.badAnswer("the report ends before it begins");
        }
        if (rows.isEmpty() && leftOut > 0) {
            throw FeedFailure.badAnswer("none of its rows can be read; the first: " + faults.get(0));
        }
        if (leftOut > 1) {
            faults.add(0, leftOut + " rows were left out");
        }
        if (rows.stream().anyMatch(it -> it.sourceIp().isEmpty())) {
            fault("some rows name no source");
        }
        if (rows.stream().anyMatch(it -> it.verdict() == DmarcReport.Verdict.UNKNOWN)) {
            fault("some rows do not say whether DMARC passed");
        }
        return new DmarcReport(
                head.getOrDefault("org_name", ""),
                required("report_id"),
                required("domain").toLowerCase(Locale.ROOT),
                begin.at(),
                end.at(),
                rows,
                faults);
    }

    private void fault(String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private String required(String name) throws FeedFailure {
        String value = head.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw FeedFailure.badAnswer("the report has no " + name);
        }
        return value;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
