package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.link;
import static dev.repwatch.monitor.pages.Html.text;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.people.ActTable;
import java.util.List;

/** {@code GET /acts}: who did what, by which door, the last first. */
final class ActsPage {

    private static final int A_PAGE = 50;

    private final Database database;

    ActsPage(Database database) {
        this.database = database;
    }

    Reply html(Request request) {
        Reader reader = Reader.of(request);
        String text = request.query("from").orElse("0");
        if (!text.matches("[0-9]{1,7}")) {
            throw HttpRefusal.worded(HttpRefusal.BAD_REQUEST, "from", "from: a number of acts to leave out");
        }
        int from = Integer.parseInt(text);
        List<ActTable.Act> acts = database.read(t -> ActTable.last(t, from, A_PAGE + 1));
        String title = reader.say("acts.title");
        return reader.page()
                .of(
                        title,
                        "<h1>" + text(title) + "</h1>"
                                + Html.table(
                                        reader.say("acts.title"),
                                        reader.say("acts.none"),
                                        List.of(
                                                reader.say("acts.at"),
                                                reader.say("acts.who"),
                                                reader.say("acts.door"),
                                                reader.say("acts.verb"),
                                                reader.say("acts.object"),
                                                reader.say("acts.note")),
                                        acts.stream()
                                                .limit(A_PAGE)
                                                .map(it -> new Html.Row(
                                                        "",
                                                        List.of(
                                                                cell(reader.at(it.at())),
                                                                cell(it.who()),
                                                                cell(it.door()),
                                                                cell(it.verb()),
                                                                cell(it.object()),
                                                                cell(it.note()))))
                                                .toList())
                                + "<p>"
                                + (from == 0
                                        ? ""
                                        : Html.anchor(link(
                                                reader.say("targets.before"),
                                                "acts?from=" + Math.max(0, from - A_PAGE))))
                                + " "
                                + (acts.size() > A_PAGE
                                        ? Html.anchor(link(reader.say("targets.after"), "acts?from=" + (from + A_PAGE)))
                                        : "")
                                + "</p>");
    }
}
