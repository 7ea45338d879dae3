package dev.repwatch.monitor.web;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code GET /}: what is believed now, for a browser. Nothing on it can be pressed, and it runs no script. */
public final class StatusPage {

    private static final String STYLE = """
        :root { color-scheme: light dark; }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto 2rem; max-width: 70rem; padding: 0 1rem; overflow-wrap: anywhere; }
        nav { display: flex; gap: 1rem; padding: .5rem 0; border-bottom: 1px solid #888; }
        nav a { padding: .6rem 0; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #aaa; vertical-align: top; overflow-wrap: normal; }
        .critical, .major { color: #a00; font-weight: 600; }
        .quiet, .stale { color: #595959; }
        .stale td { font-style: italic; }
        label { display: block; }
        textarea { width: 100%; box-sizing: border-box; font: inherit; }
        input, button { font: inherit; min-height: 44px; }
        .card { border: 1px solid #888; padding: 0 1rem 1rem; margin-top: 1rem; }
        .owner { font-size: 1.2em; }
        .copy { white-space: pre-wrap; border: 1px solid #888; padding: .6rem; user-select: all; }
        :focus-visible { outline: 3px solid #06c; }
        @media (prefers-color-scheme: dark) {
          body { background: #111; color: #ddd; } a { color: #8bf; } .critical, .major { color: #f88; } .quiet, .stale { color: #aaa; }
        }
        @media print { nav, form { display: none; } body { max-width: none; } }
        """;

    private final Supplier<StateView> state;
    private final Supplier<List<WatchedTarget>> targets;

    private StatusPage(Supplier<StateView> state, Supplier<List<WatchedTarget>> targets) {
        this.state = state;
        this.targets = targets;
    }

    /**
     * @param state the view that metrics are made of
     * @param targets those of the settings in force
     */
    public static List<Route> routes(Supplier<StateView> state, Supplier<List<WatchedTarget>> targets) {
        StatusPage page = new StatusPage(state, targets);
        return List.of(
                Route.get("/", Access.VIEW, request -> page.html(new Page(Language.EN, ""))),
                Route.get("/style.css", Access.OPEN, request -> Reply.css(STYLE)));
    }

    private Reply html(Page page) {
        StateView now = state.get();
        Coverage coverage = Coverage.of(now, targets.get().size());
        return page.of(
                now.open().size() + " open",
                "<h1>repwatch</h1><p class=\"quiet\">" + Html.text("as of " + now.at()) + "</p><p>"
                        + Html.text(coverage.said()) + "</p>" + open(now, coverage) + targets(now) + lists(now));
    }

    /** Whose move it is, of a target. */
    private static String question(String target) {
        return "diagnose?about=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    private static String open(StateView now, Coverage coverage) {
        return Html.table(
                "Open listings",
                coverage.calm(),
                List.of("Target", "List", "Code", "Severity", "Since", "Reason"),
                now.open().stream()
                        .sorted(Comparator.comparing(
                                        (Episode it) -> it.listing().severity())
                                .thenComparing(Episode::openedAt))
                        .map(StatusPage::row)
                        .toList());
    }

    private static Html.Row row(Episode episode) {
        String severity = episode.listing().severity().label();
        return new Html.Row(
                severity,
                question(episode.target().text()),
                List.of(
                        episode.target().text(),
                        episode.source().value(),
                        episode.listing().codes().stream().map(ListedCode::name).collect(Collectors.joining(", ")),
                        severity,
                        episode.firstSeen().toString(),
                        episode.listing().reason().orElse("")));
    }

    private String targets(StateView now) {
        return Html.table(
                "Targets",
                "No target is configured.",
                List.of("Target", "Name", "Pool", "Score", "Confidence", "Lists unknown", "Last full round"),
                targets.get().stream().map(watched -> row(watched, now)).toList());
    }

    private static Html.Row row(WatchedTarget watched, StateView now) {
        Optional<TargetView> view = Optional.ofNullable(now.targets().get(watched.target()));
        boolean fresh = view.filter(it -> Coverage.fresh(it, now.at())).isPresent();
        return new Html.Row(
                fresh ? "" : "stale",
                question(watched.target().text()),
                List.of(
                        watched.target().text(),
                        watched.name(),
                        watched.pool().orElse(""),
                        view.flatMap(TargetView::knownScore)
                                .map(String::valueOf)
                                .orElse("unknown"),
                        view.map(it -> String.format(Locale.ROOT, "%.0f %%", it.confidence() * 100))
                                .orElse("?"),
                        view.map(it -> String.valueOf(it.unknownLists())).orElse("?"),
                        view.flatMap(TargetView::lastRound)
                                .map(it -> fresh ? it.toString() : it + " (stale: not known)")
                                .orElse("not yet: not known")));
    }

    private static String lists(StateView now) {
        return Html.table(
                "Lists",
                "No list is asked.",
                List.of("List", "State", "Targets listed", "Last success"),
                now.lists().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> row(each.getKey().value(), each.getValue(), now))
                        .toList());
    }

    private static Html.Row row(String list, ListView view, StateView now) {
        String health = view.quarantine()
                .map(why -> "not believed since " + why.since() + ": " + why.detail())
                .orElseGet(() -> health(view, now));
        return new Html.Row(
                view.quarantine().isPresent() || !Coverage.fresh(view, now.at()) ? "stale" : "",
                List.of(
                        list,
                        health,
                        String.valueOf(view.listedTargets()),
                        view.lastSuccess().map(Object::toString).orElse("not yet")));
    }

    /** A list that was well when it last answered, long ago, is not known to be so. */
    private static String health(ListView view, StateView now) {
        if (!Coverage.fresh(view, now.at())) {
            return "not known";
        }
        return view.up() ? "well" : "not well";
    }
}
