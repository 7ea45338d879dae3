package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Fifty of many rows, chosen by {@code ?from=} and {@code ?q=}, and the ways to those beside them.
 *
 * @param rows those that are shown
 * @param all how many there are
 */
record Part<T>(List<T> rows, int from, int all, String words) {

    static final int A_PAGE = 50;

    /** @param found in their order */
    static <T> Part<T> of(Request request, List<T> found) {
        int from = from(request);
        return new Part<>(found.stream().skip(from).limit(A_PAGE).toList(), from, found.size(), words(request));
    }

    /** What is looked for, in lower case; empty: everything. */
    static String words(Request request) {
        return request.query("q").orElse("").strip().toLowerCase(Locale.ROOT);
    }

    private static int from(Request request) {
        String text = request.query("from").orElse("0");
        if (!text.matches("[0-9]{1,7}")) {
            throw HttpRefusal.worded(HttpRefusal.BAD_REQUEST, "from", "from: a number of rows to leave out");
        }
        return Integer.parseInt(text);
    }

    /** "51 to 100 of 300". */
    String said(Reader reader) {
        return rows.isEmpty()
                ? ""
                : Html.paragraph("quiet", reader.say("part", "from", from + 1, "to", from + rows.size(), "all", all));
    }

    /** @param page relative, such as {@code ../p/} */
    String ways(Reader reader, String page) {
        String rest = words.isEmpty() ? "" : "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        String before = from == 0
                ? ""
                : Html.anchor(link(reader.say("targets.before"), page + "?from=" + Math.max(0, from - A_PAGE) + rest))
                        + " ";
        String after = from + A_PAGE >= all
                ? ""
                : Html.anchor(link(reader.say("targets.after"), page + "?from=" + (from + A_PAGE) + rest));
        return before.isEmpty() && after.isEmpty() ? "" : "<p>" + before + after + "</p>";
    }

    /** The field that looks for words. */
    static String search(Reader reader, Request request, String page, String label) {
        return "<form method=\"get\" action=\"" + page + "\"><label for=\"q\">" + Html.text(label)
                + "</label><input id=\"q\" name=\"q\" type=\"search\" value=\"" + Html.text(words(request))
                + "\"> <button>" + Html.text(reader.say("targets.go")) + "</button></form>";
    }
}
