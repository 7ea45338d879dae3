package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.alerts.text.Phrases;
import org.owasp.encoder.Encode;

/** The HTML part: nothing remote, no script, every foreign word encoded. */
final class EmailHtml {

    private final String host;

    EmailHtml(String host) {
        this.host = host;
    }

    /** What a picture of a mail is called in it. */
    static String chartId(int number) {
        return "repwatch-chart-" + number;
    }

    String of(Alert alert, int charts) {
        Phrases words = Phrases.in(alert.language());
        StringBuilder out = new StringBuilder(4096)
                .append("<!DOCTYPE html><html lang=\"")
                .append(alert.language().startsWith("ja") ? "ja" : "en")
                .append("\"><head><meta charset=\"utf-8\"></head>")
                .append("<body style=\"font-family:sans-serif;color:#212121;max-width:44em\">")
                .append("<h2 style=\"border-left:6px solid ")
                .append(colour(alert.level()))
                .append(";padding-left:10px;font-size:18px\">")
                .append(Encode.forHtmlContent(words.headline(alert)))
                .append("</h2>");
        facts(alert, out);
        paragraph(words.why(), alert.why(), out);
        advice(alert, words, out);
        links(alert, out);
        charts(alert, charts, out);
        words.acknowledge(alert)
                .ifPresent(how -> out.append("<p style=\"font-size:13px\">")
                        .append(Encode.forHtmlContent(how))
                        .append("</p>"));
        return out.append("<p style=\"color:#757575;font-size:12px\">")
                .append(Encode.forHtmlContent(words.sentBy(host)))
                .append("</p></body></html>")
                .toString();
    }

    private static void facts(Alert alert, StringBuilder out) {
        out.append("<table style=\"border-collapse:collapse;font-size:14px\">");
        for (Alert.Fact fact : alert.facts()) {
            out.append("<tr><th style=\"text-align:left;vertical-align:top;padding:3px 14px 3px 0;color:#616161\">")
                    .append(Encode.forHtmlContent(Clean.line(fact.label())))
                    .append("</th><td style=\"padding:3px 0;white-space:pre-wrap;overflow-wrap:anywhere\">")
                    .append(Encode.forHtmlContent(Clean.text(fact.value())))
                    .append("</td></tr>");
        }
        out.append("</table>");
    }

    private static void paragraph(String title, String text, StringBuilder out) {
        if (!text.isBlank()) {
            out.append("<p><b>")
                    .append(Encode.forHtmlContent(title))
                    .append("</b><br>")
                    .append(Encode.forHtmlContent(Clean.text(text)).replace("\n", "<br>"))
                    .append("</p>");
        }
    }

    private static void advice(Alert alert, Phrases words, StringBuilder out) {
        if (alert.advice().isEmpty()) {
            return;
        }
        out.append("<p><b>").append(Encode.forHtmlContent(words.advice())).append("</b></p><ol>");
        alert.advice()
                .forEach(step -> out.append("<li>")
                        .append(Encode.forHtmlContent(Clean.text(step)).replace("\n", "<br>"))
                        .append("</li>"));
        out.append("</ol>");
    }

    private static void links(Alert alert, StringBuilder out) {
        if (alert.links().isEmpty()) {
            return;
        }
        out.append("<p>");
        alert.links()
                .forEach(link -> out.append("<a href=\"")
                        .append(Encode.forHtmlAttribute(link.url().toASCIIString()))
                        .append("\" style=\"display:inline-block;margin-right:14px\">")
                        .append(Encode.forHtmlContent(Clean.line(link.label())))
                        .append("</a> "));
        out.append("</p>");
    }

    private static void charts(Alert alert, int charts, StringBuilder out) {
        for (int i = 0; i < charts; i++) {
            out.append("<p><img src=\"cid:")
                    .append(chartId(i))
                    .append("\" alt=\"")
                    .append(Encode.forHtmlAttribute(
                            Clean.line(alert.charts().get(i).title())))
                    .append("\" style=\"max-width:100%\"></p>");
        }
    }

    private static String colour(Alert.Level level) {
        return switch (level) {
            case CRITICAL -> "#c62828";
            case MAJOR -> "#ef6c00";
            case MINOR -> "#f9a825";
            case INFO -> "#757575";
            case OK -> "#2e7d32";
        };
    }
}
