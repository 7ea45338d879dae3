package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.web.Page;
import java.util.List;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;

/** Tables and lists of text that may be hostile: everything is encoded here. */
final class Html {

    private Html() {}

    /** @param link where it leads; empty: nowhere */
    record Cell(String text, String link) {}

    /** @param style one of our own class names, or empty */
    record Row(String style, List<Cell> cells) {}

    static Cell cell(String text) {
        return new Cell(text, "");
    }

    static Cell link(String text, String link) {
        return new Cell(text, link);
    }

    static String text(String text) {
        return Page.text(text);
    }

    static String paragraph(String style, String text) {
        return "<p class=\"" + style + "\">" + text(text) + "</p>";
    }

    static String anchor(Cell cell) {
        return cell.link().isEmpty()
                ? text(cell.text())
                : "<a href=\"" + Encode.forHtmlAttribute(cell.link()) + "\">" + text(cell.text()) + "</a>";
    }

    static String table(String title, String none, List<String> head, List<Row> rows) {
        String heading = "<h2>" + text(title) + "</h2>";
        return rows.isEmpty() ? heading + paragraph("", none) : heading + table(title, head, rows);
    }

    private static String table(String title, List<String> head, List<Row> rows) {
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + Encode.forHtmlAttribute(title)
                + "\"><table><thead><tr>"
                + head.stream()
                        .map(it -> "<th scope=\"col\">" + text(it) + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead><tbody>" + rows.stream().map(Html::row).collect(Collectors.joining())
                + "</tbody></table></div>";
    }

    private static String row(Row row) {
        return "<tr class=\"" + Encode.forHtmlAttribute(row.style()) + "\"><th scope=\"row\">"
                + anchor(row.cells().get(0)) + "</th>"
                + row.cells().stream()
                        .skip(1)
                        .map(it -> "<td>" + anchor(it) + "</td>")
                        .collect(Collectors.joining())
                + "</tr>";
    }

    static String list(String title, List<String> items) {
        return links(title, items.stream().map(it -> new Cell(it, "")).toList());
    }

    static String links(String title, List<Cell> items) {
        return items.isEmpty()
                ? ""
                : "<h2>" + text(title) + "</h2><ul>"
                        + items.stream()
                                .map(it -> "<li>" + anchor(it) + "</li>")
                                .collect(Collectors.joining())
                        + "</ul>";
    }
}
