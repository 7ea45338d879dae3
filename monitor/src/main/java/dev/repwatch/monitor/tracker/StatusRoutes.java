package dev.repwatch.monitor.tracker;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.HistoryRows.By;
import dev.repwatch.monitor.store.StorageRefused;
import dev.repwatch.monitor.tracker.TrackerJson.EpisodeJson;
import dev.repwatch.monitor.tracker.TrackerJson.StatusJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Status, history, times to delist and backup over the API. */
public final class StatusRoutes {

    private static final int MOST_DAYS = 3660;
    private static final List<String> BY = List.of("list", "pool", "owner");

    private final IncidentTracker tracker;
    private final History history;
    private final Database database;
    private final Supplier<List<WatchedTarget>> watched;

    private StatusRoutes(
            IncidentTracker tracker, History history, Database database, Supplier<List<WatchedTarget>> watched) {
        this.tracker = tracker;
        this.history = history;
        this.database = database;
        this.watched = watched;
    }

    public static List<Endpoint> of(IncidentTracker tracker, History history, Database database) {
        return of(tracker, history, database, List::of);
    }

    /** @param watched the targets of the configuration, for their names and pools */
    public static List<Endpoint> of(
            IncidentTracker tracker, History history, Database database, Supplier<List<WatchedTarget>> watched) {
        StatusRoutes routes = new StatusRoutes(tracker, history, database, watched);
        return List.of(
                Endpoint.get(
                                "/api/v1/status",
                                Role.VIEWER,
                                "Every target and every open episode, or where the points of one target went")
                        .raw("application/json", routes::status),
                Endpoint.get("/api/v1/history", Role.VIEWER, "What happened to a target")
                        .raw("application/json", routes::history),
                Endpoint.get("/api/v1/history/times", Role.VIEWER, "How long it took to get off lists")
                        .raw("application/json", routes::times),
                Endpoint.post("/api/v1/backup", Role.ADMIN, "Copy the database into a new file")
                        .raw("application/json", routes::backup));
    }

    private Reply status(Request request) {
        StateView view = tracker.view();
        Optional<String> asked = request.query("target");
        if (asked.isEmpty()) {
            return Reply.json(Reply.OK, StatusJson.of(view, watched.get()));
        }
        String text = TypedTarget.spelling(asked.get());
        Target target = view.targets().keySet().stream()
                .filter(watched -> watched.text().equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(text, "is not watched"));
        return Reply.json(Reply.OK, TrackerJson.explained(target, view, tracker.explain(target)));
    }

    private Reply history(Request request) {
        String target = request.query("target")
                .map(TypedTarget::spelling)
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.BAD_REQUEST, "say which target: ?target=…"));
        return history.of(target, days(request, 90))
                .map(found -> Reply.json(Reply.OK, TrackerJson.of(found)))
                .orElseThrow(() -> unknown(target, "was never watched"));
    }

    private HttpRefusal unknown(String target, String what) {
        List<String> watched =
                tracker.view().targets().keySet().stream().map(Target::text).toList();
        return new HttpRefusal(
                HttpRefusal.NOT_FOUND, "\"" + Clean.line(target) + "\" " + what + DidYouMean.hint(target, watched));
    }

    private Reply times(Request request) {
        String by = request.query("by").orElse("list");
        By chosen = Arrays.stream(By.values())
                .filter(one -> one.name().equalsIgnoreCase(by))
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.BAD_REQUEST,
                        "by: \"" + Clean.line(by) + "\" is none of " + String.join(", ", BY)
                                + DidYouMean.hint(by, BY)));
        return Reply.json(
                Reply.OK,
                Map.of(
                        "times",
                        history.timesToDelist(chosen, days(request, 365)).stream()
                                .map(TrackerJson.TimeJson::of)
                                .toList()));
    }

    private Reply backup(Request request) {
        String file = request.json().path("file").asText("");
        if (file.isBlank() || !Path.of(file).isAbsolute()) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "file: the absolute path of a new file is wanted");
        }
        try {
            database.backUp(Path.of(file));
            return Reply.json(Reply.OK, Map.of("file", file));
        } catch (StorageRefused refusal) {
            throw new HttpRefusal(HttpRefusal.CONFLICT, String.valueOf(refusal.getMessage()), refusal);
        }
    }

    private static Duration days(Request request, int usual) {
        String text = request.query("days").orElse(Integer.toString(usual));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_DAYS) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "days: a number from 1 to " + MOST_DAYS);
        }
        return Duration.ofDays(Integer.parseInt(text));
    }

    static List<EpisodeJson> open(StateView view, Target target) {
        return view.open().stream()
                .filter(episode -> episode.target().equals(target))
                .map(episode -> EpisodeJson.of(episode, view.at()))
                .toList();
    }
}
