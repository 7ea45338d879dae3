package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.link;
import static dev.repwatch.monitor.pages.Html.text;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.delisting.TaskView;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import dev.repwatch.monitor.tracker.TargetHistory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What whoever has a link sees: their targets, what they are listed on, since when, and whether it is being worked on. No notes, no
 * names of people, nothing of others.
 */
final class SharedPage {

    private static final Duration SHOWN = Duration.ofDays(90);
    private static final int MOST = 200;

    private final Site whole;
    private final Shares shares;

    SharedPage(Site whole, Shares shares) {
        this.whole = whole;
        this.shares = shares;
    }

    private Shares.Part holding(Request request) {
        return shares.open(request.variable("secret"))
                .orElseThrow(() -> HttpRefusal.worded(
                        HttpRefusal.NOT_FOUND,
                        "link_over",
                        "this link is not known, or holds no longer; ask who gave it to you"));
    }

    Reply html(Request request) {
        Shares.Part holding = holding(request);
        Site site = whole.seenBy(holding.scope());
        Reader reader = Reader.of(request);
        StateView now = site.state().get();
        Coverage coverage = Coverage.of(now, site.targets().get().size());
        String way = request.variable("secret") + "/t/";
        List<Episode> open = now.open().stream()
                .sorted(Comparator.comparing((Episode it) -> it.listing().severity())
                        .thenComparing(Episode::openedAt))
                .limit(MOST)
                .toList();
        return reader.page()
                .stranger(
                        holding.title(),
                        "<h1>" + text(holding.title()) + "</h1>"
                                + Html.paragraph("quiet", reader.say("as_of", "at", reader.at(now.at())))
                                + Html.paragraph("", coverage.said(reader))
                                + Html.table(
                                        reader.say("open.title", "n", now.open().size()),
                                        coverage.calm(reader),
                                        List.of(
                                                reader.say("column.target"),
                                                reader.say("column.list"),
                                                reader.say("column.since"),
                                                reader.say("column.state")),
                                        open.stream()
                                                .map(it -> new Html.Row(
                                                        it.listing().severity().label(),
                                                        List.of(
                                                                link(
                                                                        it.target()
                                                                                .text(),
                                                                        way
                                                                                + it.target()
                                                                                        .text()),
                                                                cell(site.title(it.source(), reader)),
                                                                cell(reader.at(it.firstSeen())),
                                                                cell(work(site, reader, it)))))
                                                .toList())
                                + targets(site, reader, now, way)
                                + Html.paragraph(
                                        "quiet", reader.say("shared.until", "at", reader.at(holding.until()))));
    }

    private static String work(Site site, Reader reader, Episode episode) {
        return site.openTasks().apply(reader.words().language()).stream()
                .filter(it -> it.list().equals(episode.source().value()))
                .filter(it -> it.subject().equals(episode.target().text())
                        || it.targets().contains(episode.target().text()))
                .findFirst()
                .map(TaskView::state)
                .map(it -> reader.say("task." + it.label()))
                .orElse("");
    }

    private static String targets(Site site, Reader reader, StateView now, String way) {
        return Html.table(
                reader.say("targets.title"),
                reader.say("targets.none"),
                List.of(
                        reader.say("column.target"),
                        reader.say("column.name"),
                        reader.say("column.score"),
                        reader.say("column.round")),
                site.targets().get().stream()
                        .limit(MOST)
                        .map(it -> {
                            Optional<TargetView> view =
                                    Optional.ofNullable(now.targets().get(it.target()));
                            boolean fresh = view.filter(seen -> Coverage.fresh(seen, now.at()))
                                    .isPresent();
                            return new Html.Row(
                                    fresh ? "" : "stale",
                                    List.of(
                                            link(
                                                    it.target().text(),
                                                    way + it.target().text()),
                                            cell(it.name()),
                                            cell(view.flatMap(TargetView::knownScore)
                                                    .filter(score -> fresh)
                                                    .map(String::valueOf)
                                                    .orElseGet(() -> reader.say("unknown"))),
                                            cell(view.flatMap(TargetView::lastRound)
                                                    .map(end -> reader.ago(end, now.at()))
                                                    .orElseGet(() -> reader.say("round.never")))));
                        })
                        .toList());
    }

    Reply target(Request request) {
        Shares.Part holding = holding(request);
        Site site = whole.seenBy(holding.scope());
        Reader reader = Reader.of(request);
        String name = request.variable("target");
        TargetHistory history = site.history()
                .apply(name, SHOWN)
                .orElseThrow(
                        () -> HttpRefusal.worded(HttpRefusal.NOT_FOUND, "link_part", "this link does not show that"));
        return reader.page()
                .stranger(
                        name,
                        "<h1>" + text(name) + "</h1>"
                                + Html.table(
                                        reader.say("target.episodes"),
                                        reader.say("target.no_episode"),
                                        List.of(
                                                reader.say("column.list"),
                                                reader.say("column.since"),
                                                reader.say("column.until")),
                                        history.episodes().stream()
                                                .sorted(Comparator.comparing(Episode::openedAt)
                                                        .reversed())
                                                .limit(MOST)
                                                .map(it -> new Html.Row(
                                                        it.open()
                                                                ? it.listing()
                                                                        .severity()
                                                                        .label()
                                                                : "quiet",
                                                        List.of(
                                                                cell(site.title(it.source(), reader)),
                                                                cell(reader.at(it.firstSeen())),
                                                                cell(it.closing()
                                                                        .map(end -> reader.at(end.at()))
                                                                        .orElseGet(() -> reader.say("still"))))))
                                                .toList())
                                + "<h2>" + text(reader.say("target.score")) + "</h2>"
                                + ScoreChart.of(
                                        reader, history.scores(), history.at().minus(SHOWN), history.at())
                                + "<p>" + Html.anchor(link(holding.title(), "../../" + request.variable("secret")))
                                + "</p>");
    }
}
