package dev.repwatch.monitor.web;

import java.util.List;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;

/** Tables of text that may be hostile: everything is encoded here and nowhere else. */
final class Html {

    private static final int MAX_ROWS = 1000;

    private Html() {}

    /**
     * @param style one of our own class names, or empty
     * @param link where the first cell leads; empty: nowhere
     */
    record Row(String style, String link, List<String> cells) {
        Row(String style, List<String> cells) {
            this(style, "", cells);
        }
    }

    static String text(String text) {
        return Page.text(text);
    }

    static String table(String title, String none, List<String> head, List<Row> rows) {
        if (rows.isEmpty()) {
            return "<h2>" + text(title) + "</h2><p>" + text(none) + "</p>";
        }
        String more = rows.size() > MAX_ROWS ? "<p>and " + (rows.size() - MAX_ROWS) + " more</p>" : "";
        return "<h2>" + text(title) + " (" + rows.size() + ")</h2><div class=\"scroll\"><table><thead><tr>"
                + cells("th", head)
                + "</tr></thead><tbody>"
                + rows.stream().limit(MAX_ROWS).map(Html::row).collect(Collectors.joining())
                + "</tbody></table></div>" + more;
    }

    private static String row(Row row) {
        return "<tr class=\"" + Encode.forHtmlAttribute(row.style()) + "\">" + first(row)
                + cells("td", row.cells().subList(1, row.cells().size())) + "</tr>";
    }

    private static String first(Row row) {
        String text = text(row.cells().get(0));
        String shown = row.link().isEmpty()
                ? text
                : "<a href=\"" + Encode.forHtmlAttribute(row.link()) + "\">" + text + "</a>";
        return "<th scope=\"row\">" + shown + "</th>";
    }

    private static String cells(String tag, List<String> cells) {
        return cells.stream()
                .map(cell ->
                        "<" + tag + (tag.equals("th") ? " scope=\"col\"" : "") + ">" + text(cell) + "</" + tag + ">")
                .collect(Collectors.joining());
    }
}
