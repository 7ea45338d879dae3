package dev.repwatch.monitor.web;

import java.util.List;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;

/** Tables of text that may be hostile: everything is encoded here and nowhere else. */
final class Html {

    private static final int MAX_ROWS = 1000;

    private Html() {}

    /** @param style one of our own class names, or empty */
    record Row(String style, List<String> cells) {}

    static String text(String text) {
        return Encode.forHtml(text);
    }

    static String table(String title, String none, List<String> head, List<Row> rows) {
        if (rows.isEmpty()) {
            return "<h2>" + text(title) + "</h2><p>" + text(none) + "</p>";
        }
        String more = rows.size() > MAX_ROWS ? "<p>and " + (rows.size() - MAX_ROWS) + " more</p>" : "";
        return "<h2>" + text(title) + " (" + rows.size() + ")</h2><table><thead><tr>" + cells("th", head)
                + "</tr></thead><tbody>"
                + rows.stream().limit(MAX_ROWS).map(Html::row).collect(Collectors.joining())
                + "</tbody></table>" + more;
    }

    private static String row(Row row) {
        return "<tr class=\"" + Encode.forHtmlAttribute(row.style()) + "\">" + cells("td", row.cells()) + "</tr>";
    }

    private static String cells(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + text(cell) + "</" + tag + ">")
                .collect(Collectors.joining());
    }
}
