package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /}: what is wrong now, the worst first; how much was looked at; what changed in a day; every target to search in. */
final class OverviewPage {

    private static final int A_PAGE = 50;
    private static final int MOST_OPEN = 50;
    private static final int MOST_CHANGES = 20;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Site whole;
    private final RankedTargets ranked;

    OverviewPage(Site whole) {
        this.whole = whole;
        this.ranked = new RankedTargets(whole.state(), whole.targets());
    }

    Reply html(Request request) {
        Reader reader = Reader.of(request);
        Site site = whole.seenBy(request.who().scope());
        StateView now = site.state().get();
        Coverage coverage = Coverage.of(now, site.targets().get().size());
        return reader.page()
                .of(
                        title(reader, now, coverage),
                        "<h1>" + Html.text(title(reader, now, coverage)) + "</h1>"
                                + Html.paragraph("quiet", reader.say("as_of", "at", reader.at(now.at())))
                                + Html.paragraph("", coverage.said(reader)) + open(site, reader, now, coverage)
                                + changes(site, reader, now) + targets(reader, request, now)
                                + lists(site, reader, now)
                                + others(request, reader));
    }

    /** What is known beside listings; nothing is said of it here, since nothing of it was looked at. */
    private static String others(Request request, Reader reader) {
        return "<h2>" + Html.text(reader.say("others.title")) + "</h2><ul>"
                + Stream.of("deliveries", "posture", "feeds", "warmup", "placement")
                        .filter(it -> request.who().scope().all() || !it.equals("placement"))
                        .map(it -> "<li>" + Html.anchor(link(reader.say(it + ".title"), it)) + "</li>")
                        .collect(Collectors.joining())
                + "</ul>";
    }

    /** Nought is no number where nobody could look. */
    private static String title(Reader reader, StateView now, Coverage coverage) {
        int open = now.open().size();
        if (open == 0 && coverage.blind()) {
            return reader.say("overview.title.unknown");
        }
        return reader.say(open == 1 ? "overview.title.one" : "overview.title", "open", open);
    }

    private static String open(Site site, Reader reader, StateView now, Coverage coverage) {
        List<Episode> worst = now.open().stream()
                .sorted(Comparator.comparing((Episode it) -> it.listing().severity())
                        .thenComparing(Episode::openedAt))
                .limit(MOST_OPEN)
                .toList();
        int more = now.open().size() - worst.size();
        return Html.table(
                        reader.say("open.title", "n", now.open().size()),
                        coverage.calm(reader),
                        List.of(
                                reader.say("column.target"),
                                reader.say("column.list"),
                                reader.say("column.code"),
                                reader.say("column.severity"),
                                reader.say("column.since"),
                                reader.say("column.reason")),
                        worst.stream().map(it -> row(site, reader, it)).toList())
                + (more > 0 ? Html.paragraph("quiet", reader.say("open.more", "n", more)) : "");
    }

    private static Html.Row row(Site site, Reader reader, Episode episode) {
        String severity = episode.listing().severity().label();
        return new Html.Row(
                severity,
                List.of(
                        link(
                                episode.target().text(),
                                reader.way("t", episode.target().text())),
                        link(site.title(episode.source(), reader), reader.way("e", Long.toString(episode.id()))),
                        cell(codes(episode)),
                        cell(reader.say("severity." + severity)),
                        cell(reader.at(episode.firstSeen())),
                        cell(episode.listing().reason().orElse(""))));
    }

    /** For what it is listed; a check of our own has no code, only what it wants, which is no reason. */
    static String codes(Episode episode) {
        return Finding.Graded.isHeldBy(episode.listing()) ? "" : named(episode);
    }

    static String named(Episode episode) {
        return episode.listing().codes().stream().map(ListedCode::name).collect(Collectors.joining(", "));
    }

    private static String changes(Site site, Reader reader, StateView now) {
        List<Html.Cell> ended = now.recentlyClosed().stream()
                .sorted(Comparator.comparing(
                                (Episode it) -> it.closing().orElseThrow().at())
                        .reversed())
                .limit(MOST_CHANGES)
                .map(it -> link(
                        reader.say(
                                EpisodeWords.ofEnd("change.ended", it),
                                "at",
                                reader.at(it.closing().orElseThrow().at()),
                                "target",
                                it.target().text(),
                                "list",
                                site.title(it.source(), reader)),
                        reader.way("e", Long.toString(it.id()))))
                .toList();
        long begun = now.open().stream()
                .filter(it -> it.openedAt().isAfter(now.at().minus(A_DAY)))
                .count();
        return Html.paragraph(
                        "",
                        reader.say(
                                "change.day",
                                "begun",
                                begun,
                                "ended",
                                now.recentlyClosed().size()))
                + Html.links(reader.say("change.title"), ended);
    }

    private String targets(Reader reader, Request request, StateView now) {
        String words = request.query("q").orElse("").strip().toLowerCase(Locale.ROOT);
        boolean all = request.query("show").filter("all"::equals).isPresent() || !words.isEmpty();
        List<RankedTargets.Ranked> every = ranked.all().stream()
                .filter(it -> request.who().scope().covers(it.watched().labels()))
                .toList();
        List<RankedTargets.Ranked> found = every.stream()
                .filter(it -> words.isEmpty() || it.says(words))
                .filter(it -> all || !it.well())
                .toList();
        int from = from(request);
        List<Html.Row> rows = found.stream()
                .skip(from)
                .limit(A_PAGE)
                .map(it -> row(reader, it, now))
                .toList();
        return "<h2 id=\"targets\">" + Html.text(reader.say("targets.title"))
                + "</h2><form method=\"get\" action=\"./\"><label for=\"q\">"
                + Html.text(reader.say("targets.search"))
                + "</label><input id=\"q\" name=\"q\" type=\"search\" value=\""
                + Html.text(words) + "\"> <button>" + Html.text(reader.say("targets.go")) + "</button></form>"
                + Html.paragraph(
                        "quiet",
                        reader.say(all ? "targets.found" : "targets.not_well", "n", found.size(), "all", every.size()))
                + (all ? "" : "<p>" + Html.anchor(link(reader.say("targets.all"), "./?show=all#targets")) + "</p>")
                + (rows.isEmpty()
                        ? Html.paragraph("", reader.say(every.isEmpty() ? "targets.none" : "targets.nothing"))
                        : Html.table(
                                reader.say("targets.part", "from", from + 1, "to", from + rows.size()),
                                "",
                                List.of(
                                        reader.say("column.target"),
                                        reader.say("column.name"),
                                        reader.say("column.pool"),
                                        reader.say("column.listings"),
                                        reader.say("column.score"),
                                        reader.say("column.confidence"),
                                        reader.say("column.unknown"),
                                        reader.say("column.round")),
                                rows))
                + pages(reader, words, all, from, found.size());
    }

    private static int from(Request request) {
        String text = request.query("from").orElse("0");
        if (!text.matches("[0-9]{1,7}")) {
            throw HttpRefusal.worded(HttpRefusal.BAD_REQUEST, "from", "from: a number of targets to leave out");
        }
        return Integer.parseInt(text);
    }

    private static String pages(Reader reader, String words, boolean all, int from, int found) {
        String rest = "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + (all ? "&show=all" : "") + "#targets";
        String before = from == 0
                ? ""
                : Html.anchor(link(reader.say("targets.before"), "./?from=" + Math.max(0, from - A_PAGE) + rest)) + " ";
        String after = from + A_PAGE >= found
                ? ""
                : Html.anchor(link(reader.say("targets.after"), "./?from=" + (from + A_PAGE) + rest));
        return "<p>" + before + after + "</p>";
    }

    private static Html.Row row(Reader reader, RankedTargets.Ranked it, StateView now) {
        String target = it.watched().target().text();
        return new Html.Row(
                it.fresh() ? it.worst().map(worst -> worst.label()).orElse("") : "stale",
                List.of(
                        link(target, reader.way("t", target)),
                        cell(name(reader, it.watched())),
                        cell(it.watched().pool().orElse("")),
                        cell(it.fresh() || it.listings() > 0 ? Integer.toString(it.listings()) : "?"),
                        cell(it.view()
                                .flatMap(TargetView::knownScore)
                                .map(String::valueOf)
                                .orElseGet(() -> reader.say("unknown"))),
                        cell(it.view()
                                .map(view -> String.format(Locale.ROOT, "%.0f %%", view.confidence() * 100))
                                .orElse("?")),
                        cell(it.view()
                                .map(view -> String.valueOf(view.unknownLists()))
                                .orElse("?")),
                        cell(round(reader, it, now))));
    }

    private static String name(Reader reader, WatchedTarget watched) {
        return watched.watchedUntil()
                .map(end -> reader.say("watch.name", "name", watched.name(), "until", reader.at(end)))
                .orElseGet(watched::name);
    }

    private static String round(Reader reader, RankedTargets.Ranked it, StateView now) {
        return it.view()
                .flatMap(TargetView::lastRound)
                .map(end -> it.fresh()
                        ? reader.ago(end, now.at())
                        : reader.say("round.stale", "ago", reader.ago(end, now.at())))
                .orElseGet(() -> reader.say("round.never"));
    }

    private static String lists(Site site, Reader reader, StateView now) {
        long well = Coverage.asked(now).filter(it -> ListsPage.well(it, now)).count();
        return "<h2>" + Html.text(reader.say("lists.title")) + "</h2><p>"
                + Html.anchor(link(
                        reader.say(
                                "lists.count",
                                "well",
                                well,
                                "all",
                                Coverage.asked(now).count()),
                        "lists"))
                + "</p>"
                + ListsPage.table(
                        site,
                        reader,
                        now,
                        it -> !it.hearsay() && !ListsPage.well(it, now),
                        reader.say("lists.trouble"));
    }
}
