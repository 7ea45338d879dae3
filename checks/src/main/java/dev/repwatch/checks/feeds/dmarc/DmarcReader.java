package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.xml.SafeXml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads an aggregate report of either schema. Elements are known by name and parent; unknown ones, and the namespace that
 * many reporters get wrong, are passed over.
 */
final class DmarcReader implements SafeXml.Reader {

    private static final int MOST_ROWS = 100_000;
    private static final long MOST_MESSAGES = 10_000_000_000L;
    private static final int LONGEST_NAME = 255;
    /** Larger reports are not mended: it takes several copies of the whole. */
    private static final int MOST_MENDED = 2 * 1024 * 1024;

    private static final Pattern STRAY_SCHEMA = Pattern.compile("</?xs:schema[^>]{0,500}>");
    /** An angle bracket that begins no element, declaration or comment. */
    private static final Pattern STRAY_SIGN =
            Pattern.compile("<(?!/?[A-Za-z_][A-Za-z0-9_:.-]{0,60}(?:\\s[^<>]{0,500})?/?>|[?!])");

    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> head = new HashMap<>();
    private final Map<String, String> row = new HashMap<>();
    private final List<DmarcReport.Row> rows = new ArrayList<>();

    private DmarcReader() {}

    /**
     * @throws FeedFailure when it is no report, or has values that no report can have
     */
    static DmarcReport read(byte[] xml) throws FeedFailure {
        DmarcReader reader = new DmarcReader();
        try {
            SafeXml.read(new ByteArrayInputStream(xml), "the report", reader);
        } catch (FeedFailure broken) {
            String mended = mended(xml);
            if (mended.isEmpty()) {
                throw broken;
            }
            reader = new DmarcReader();
            SafeXml.read(new ByteArrayInputStream(mended.getBytes(StandardCharsets.UTF_8)), "the report", reader);
        }
        return reader.report();
    }

    /**
     * What three faults of known reporters leave: Latin-1 under the name of UTF-8, a schema element that is opened around
     * the report and never closed, and addresses in angle brackets. Empty when there is none of them.
     */
    private static String mended(byte[] xml) {
        if (xml.length > MOST_MENDED) {
            return "";
        }
        String text = new String(xml, StandardCharsets.UTF_8);
        String plain =
                STRAY_SIGN.matcher(STRAY_SCHEMA.matcher(text).replaceAll("")).replaceAll("&lt;");
        return plain.equals(text) && !text.contains("\uFFFD") ? "" : plain;
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
            case "feedback/record" -> finishRow();
            default -> {
                // identifiers, reasons and authentication details are not needed
            }
        }
    }

    private void finishRow() throws FeedFailure {
        if (rows.size() >= MOST_ROWS) {
            throw FeedFailure.badAnswer("the report has more than " + MOST_ROWS + " rows");
        }
        rows.add(new DmarcReport.Row(
                required(row, "source_ip"),
                number(required(row, "count"), 0, MOST_MESSAGES, "count"),
                passes("dkim") || passes("spf"),
                row.getOrDefault("disposition", "none").toLowerCase(Locale.ROOT)));
        row.clear();
    }

    private boolean passes(String how) {
        return row.getOrDefault(how, "").equalsIgnoreCase("pass");
    }

    private DmarcReport report() throws FeedFailure {
        long begin = number(required(head, "begin"), 0, Integer.MAX_VALUE * 2L, "begin");
        long end = number(required(head, "end"), begin, Integer.MAX_VALUE * 2L, "end");
        return new DmarcReport(
                head.getOrDefault("org_name", ""),
                required(head, "report_id"),
                required(head, "domain").toLowerCase(Locale.ROOT),
                Instant.ofEpochSecond(begin),
                Instant.ofEpochSecond(end),
                rows);
    }

    private static String required(Map<String, String> values, String name) throws FeedFailure {
        String value = values.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw FeedFailure.badAnswer("the report has no " + name);
        }
        return value;
    }

    private static long number(String text, long least, long most, String name) throws FeedFailure {
        long value = text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
        if (value < least || value > most) {
            throw FeedFailure.badAnswer("the report's " + name + " is out of range");
        }
        return value;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
