package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.cell;
import static dev.repwatch.monitor.pages.Html.link;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import dev.repwatch.monitor.tracker.TargetHistory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code GET /t/{target}}: one target now and over ninety days. */
final class TargetPage {

    private static final Duration SHOWN = Duration.ofDays(90);
    private static final int MOST_EPISODES = 100;

    private final Site whole;

    TargetPage(Site whole) {
        this.whole = whole;
    }

    Reply html(Request request) {
        Reader reader = Reader.of(request);
        Site site = whole.seenBy(request.who().scope());
        String name = request.variable("target");
        TargetHistory history = site.history()
                .apply(name, SHOWN)
                .orElseThrow(
                        () -> HttpRefusal.worded(HttpRefusal.NOT_FOUND, "target", "no such target was ever watched"));
        StateView now = site.state().get();
        Optional<Target> target = now.targets().keySet().stream()
                .filter(it -> it.text().equals(name))
                .findFirst();
        return reader.page()
                .of(
                        name,
                        "<h1>" + Html.text(name) + "</h1>"
                                + temporary(site, reader, name)
                                + target.map(it -> present(site, reader, it, now))
                                        .orElseGet(() -> Html.paragraph("stale", reader.say("target.unwatched")))
                                + "<p>" + Html.anchor(link(reader.say("target.question"), reader.question(name)))
                                + "</p>"
                                + episodes(site, reader, history)
                                + "<h2>" + Html.text(reader.say("target.score")) + "</h2>"
                                + ScoreChart.of(
                                        reader, history.scores(), history.at().minus(SHOWN), history.at()));
    }

    private static String temporary(Site site, Reader reader, String name) {
        return site.targets().get().stream()
                .filter(it -> it.target().text().equals(name))
                .findFirst()
                .flatMap(it -> it.watchedUntil()
                        .map(end -> Html.paragraph(
                                "", reader.say("watch.target", "name", it.name(), "until", reader.at(end)))))
                .orElse("");
    }

    private static String present(Site site, Reader reader, Target target, StateView now) {
        Optional<TargetView> view = Optional.ofNullable(now.targets().get(target));
        boolean fresh = view.filter(it -> Coverage.fresh(it, now.at())).isPresent();
        ScoreExplanation score = site.explain().apply(target);
        String round = view.flatMap(TargetView::lastRound)
                .map(end -> reader.ago(end, now.at()))
                .orElseGet(() -> reader.say("round.never"));
        return Html.paragraph(
                        fresh ? "owner" : "stale",
                        score.known()
                                ? reader.say("target.now", "score", score.score(), "round", round)
                                : reader.say("target.unknown", "round", round))
                + Html.paragraph(
                        "quiet",
                        reader.say(
                                "target.coverage",
                                "unknown",
                                view.map(TargetView::unknownLists)
                                        .map(String::valueOf)
                                        .orElse("?"),
                                "lists",
                                Coverage.asked(now).count()))
                + Html.list(
                        reader.say("target.reasons"),
                        score.losses().stream()
                                .map(it -> site.loss().apply(it, reader.words().language()))
                                .toList());
    }

    private static String episodes(Site site, Reader reader, TargetHistory history) {
        return Html.table(
                reader.say("target.episodes"),
                reader.say("target.no_episode"),
                List.of(
                        reader.say("column.list"),
                        reader.say("column.code"),
                        reader.say("column.since"),
                        reader.say("column.until"),
                        reader.say("column.reason")),
                history.episodes().stream()
                        .sorted(Comparator.comparing(Episode::open)
                                .thenComparing(Episode::openedAt)
                                .reversed())
                        .limit(MOST_EPISODES)
                        .map(it -> row(site, reader, it))
                        .toList());
    }

    private static Html.Row row(Site site, Reader reader, Episode episode) {
        return new Html.Row(
                episode.open() ? episode.listing().severity().label() : "quiet",
                List.of(
                        link(site.title(episode.source(), reader), reader.way("e", Long.toString(episode.id()))),
                        cell(OverviewPage.codes(episode)),
                        cell(reader.at(episode.firstSeen())),
                        cell(episode.closing().map(it -> reader.at(it.at())).orElseGet(() -> reader.say("still"))),
                        cell(episode.listing().reason().orElse(""))));
    }
}
