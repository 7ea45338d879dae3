package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.checks.feeds.FeedFreshness;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.feeds.FeedRoutes.FeedJson;
import dev.repwatch.monitor.feeds.FeedRoutes.MeasureJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /feeds} and {@code GET /f/{feed}}: how far each feed can be believed, and what one says of our targets. */
final class FeedsPage {

    private final Site whole;
    private final Readings readings;

    FeedsPage(Site whole, Readings readings) {
        this.whole = whole;
        this.readings = readings;
    }

    Reply all(Request request) {
        Reader reader = Reader.of(request);
        List<FeedJson> feeds = readings.feeds().get();
        long fresh = feeds.stream().filter(FeedsPage::fresh).count();
        String title = reader.say("feeds.title");
        String calm = feeds.isEmpty()
                ? ""
                : Html.paragraph(
                        fresh == feeds.size() ? "" : "stale",
                        reader.say("feeds.coverage", "fresh", fresh, "all", feeds.size()));
        return reader.page()
                .of(
                        title,
                        "<h1>" + Html.text(title) + "</h1>"
                                + calm
                                + Html.table(
                                        title,
                                        reader.say("feeds.none"),
                                        List.of(
                                                reader.say("column.feed"),
                                                reader.say("column.state"),
                                                reader.say("column.success"),
                                                reader.say("column.data"),
                                                reader.say("column.quota"),
                                                reader.say("column.trouble")),
                                        feeds.stream()
                                                .map(it -> row(reader, it))
                                                .toList()));
    }

    private static boolean fresh(FeedJson feed) {
        return feed.state().equals(FeedFreshness.FRESH.label());
    }

    private Html.Row row(Reader reader, FeedJson feed) {
        return new Html.Row(
                fresh(feed) ? "" : "stale",
                List.of(
                        link(feed.title(), reader.way("f", feed.feed())),
                        cell(reader.say("feed." + feed.state())),
                        cell(ago(reader, feed.last_success())),
                        cell(ago(reader, feed.last_data())),
                        cell(quota(reader, feed)),
                        cell(trouble(reader, feed))));
    }

    private static String quota(Reader reader, FeedJson feed) {
        return feed.quota_left()
                .map(it -> it.split(" of ", 2))
                .filter(it -> it.length == 2)
                .map(it -> reader.say("feed.quota", "left", it[0], "of", it[1]))
                .orElse("");
    }

    private static String trouble(Reader reader, FeedJson feed) {
        return feed.trouble()
                .map(why -> reader.say(
                        "feed.trouble",
                        "since",
                        feed.since().map(Instant::parse).map(reader::at).orElse("?"),
                        "why",
                        why))
                .orElse("");
    }

    private String ago(Reader reader, Optional<String> time) {
        return time.map(it -> reader.ago(Instant.parse(it), readings.clock().instant()))
                .orElseGet(() -> reader.say("never"));
    }

    Reply one(Request request) {
        Reader reader = Reader.of(request);
        String name = request.variable("feed");
        if (readings.feeds().get().stream().noneMatch(it -> it.feed().equals(name))) {
            throw HttpRefusal.worded(HttpRefusal.NOT_FOUND, "feed", "no such feed is switched on");
        }
        FeedJson feed = readings.feed().apply(name);
        Site site = whole.seenBy(request.who().scope());
        Set<String> seen = site.names();
        String words = Part.words(request);
        List<MeasureJson> found = feed.measures().orElse(List.of()).stream()
                .filter(it -> request.who().scope().all() || seen.contains(it.target()))
                .filter(it -> words.isEmpty() || it.target().contains(words))
                .toList();
        Part<MeasureJson> part = Part.of(request, found);
        String page = reader.way("f", feed.feed());
        return reader.page()
                .of(
                        feed.title(),
                        "<h1>" + Html.text(feed.title()) + "</h1>"
                                + Html.paragraph(
                                        fresh(feed) ? "" : "stale",
                                        reader.say(
                                                "feed.now",
                                                "state",
                                                reader.say("feed." + feed.state()),
                                                "success",
                                                ago(reader, feed.last_success()),
                                                "data",
                                                ago(reader, feed.last_data())))
                                + feed.trouble()
                                        .map(it -> Html.paragraph("major", trouble(reader, feed)))
                                        .orElse("")
                                + Part.search(reader, request, page, reader.say("column.target"))
                                + part.said(reader)
                                + Html.table(
                                        reader.say("feed.values"),
                                        reader.say("feed.no_value"),
                                        List.of(
                                                reader.say("column.target"),
                                                reader.say("column.measure"),
                                                reader.say("column.value"),
                                                reader.say("column.data"),
                                                reader.say("column.note")),
                                        part.rows().stream()
                                                .map(it -> row(reader, seen, it))
                                                .toList())
                                + part.ways(reader, page)
                                + Html.paragraph("quiet", feed.terms()));
    }

    private Html.Row row(Reader reader, Set<String> seen, MeasureJson it) {
        String band = it.band().orElse("");
        return new Html.Row(
                it.stale() ? "stale" : band.equals("bad") ? "major" : "",
                List.of(
                        seen.contains(it.target())
                                ? link(it.target(), reader.way("t", it.target()))
                                : cell(it.target()),
                        cell(it.measure()),
                        cell(
                                band.isEmpty()
                                        ? it.shown()
                                        : reader.say(
                                                "feed.value",
                                                "value",
                                                it.shown(),
                                                "band",
                                                reader.words().sayOr("band." + band, "band.other", "band", band))),
                        cell(reader.say(
                                it.stale() ? "feed.stale" : "feed.data",
                                "ago",
                                reader.ago(
                                        Instant.parse(it.data_of()),
                                        readings.clock().instant()))),
                        cell(it.note())));
    }
}
