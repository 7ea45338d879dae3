package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Every list, and one list with what it holds against us. */
final class ListsPage {

    private static final int MOST_LISTED = 200;

    private final Site whole;

    ListsPage(Site whole) {
        this.whole = whole;
    }

    Reply all(Request request) {
        Reader reader = Reader.of(request);
        Site site = whole.seenBy(request.who().scope());
        StateView now = site.state().get();
        String title = reader.say("lists.title");
        return reader.page()
                .of(title, "<h1>" + Html.text(title) + "</h1>" + table(site, reader, now, it -> true, title));
    }

    Reply one(Request request) {
        Reader reader = Reader.of(request);
        Site site = whole.seenBy(request.who().scope());
        StateView now = site.state().get();
        Map.Entry<SourceId, ListView> found = now.lists().entrySet().stream()
                .filter(it -> it.getKey().value().equals(request.variable("list")))
                .findFirst()
                .orElseThrow(() -> HttpRefusal.worded(HttpRefusal.NOT_FOUND, "list", "no such list is asked"));
        String title = site.title(found.getKey(), reader);
        List<Episode> listed = now.open().stream()
                .filter(it -> it.source().equals(found.getKey()))
                .toList();
        return reader.page()
                .of(
                        title,
                        "<h1>" + Html.text(title) + "</h1>"
                                + Html.paragraph("", health(reader, found.getValue(), now))
                                + Html.table(
                                        reader.say("list.listed", "n", listed.size()),
                                        reader.say(well(found.getValue(), now) ? "list.none" : "list.not_known"),
                                        List.of(
                                                reader.say("column.target"),
                                                reader.say("column.code"),
                                                reader.say("column.since"),
                                                reader.say("column.reason")),
                                        listed.stream()
                                                .limit(MOST_LISTED)
                                                .map(it -> row(reader, it))
                                                .toList()));
    }

    private static Html.Row row(Reader reader, Episode episode) {
        return new Html.Row(
                episode.listing().severity().label(),
                List.of(
                        link(episode.target().text(), reader.way("e", Long.toString(episode.id()))),
                        cell(OverviewPage.codes(episode)),
                        cell(reader.at(episode.firstSeen())),
                        cell(episode.listing().reason().orElse(""))));
    }

    static boolean well(ListView view, StateView now) {
        return Coverage.fresh(view, now.at()) && view.up() && view.quarantine().isEmpty();
    }

    static String table(Site site, Reader reader, StateView now, Predicate<ListView> which, String title) {
        List<Html.Row> rows = now.lists().entrySet().stream()
                .filter(it -> which.test(it.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(it -> row(site, reader, now, it.getKey(), it.getValue()))
                .toList();
        String none = reader.say(now.lists().isEmpty() ? "lists.none" : "lists.all_well");
        return Html.table(
                title,
                none,
                List.of(
                        reader.say("column.list"),
                        reader.say("column.state"),
                        reader.say("column.listings"),
                        reader.say("column.success")),
                rows);
    }

    private static Html.Row row(Site site, Reader reader, StateView now, SourceId list, ListView view) {
        return new Html.Row(
                well(view, now) ? "" : "stale",
                List.of(
                        link(site.title(list, reader), reader.way("l", list.value())),
                        cell(health(reader, view, now)),
                        cell(String.valueOf(view.listedTargets())),
                        cell(view.lastSuccess()
                                .map(end -> reader.ago(end, now.at()))
                                .orElseGet(() -> reader.say("round.never")))));
    }

    /** A list that was well when it last answered, long ago, is not known to be so. */
    private static String health(Reader reader, ListView view, StateView now) {
        Optional<String> distrust = view.quarantine()
                .map(why -> reader.say("list.quarantine", "since", reader.at(why.since()), "why", why.detail()));
        return distrust.orElseGet(() ->
                reader.say(!Coverage.fresh(view, now.at()) ? "list.unknown" : view.up() ? "list.well" : "list.sick"));
    }
}
