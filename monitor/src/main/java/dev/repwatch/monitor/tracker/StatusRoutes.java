package dev.repwatch.monitor.tracker;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.config.bind.DidYouMean;
import dev.repwatch.monitor.config.targets.TypedTarget;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.HistoryRows.By;
import dev.repwatch.monitor.store.StorageRefused;
import dev.repwatch.monitor.store.people.ActJournal;
import dev.repwatch.monitor.targets.SeenTargets;
import dev.repwatch.monitor.tracker.TrackerJson.EpisodeJson;
import dev.repwatch.monitor.tracker.TrackerJson.ExplainedJson;
import dev.repwatch.monitor.tracker.TrackerJson.HistoryJson;
import dev.repwatch.monitor.tracker.TrackerJson.StatusAnswer;
import dev.repwatch.monitor.tracker.TrackerJson.StatusJson;
import dev.repwatch.monitor.tracker.TrackerJson.TimesJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Status, history, times to delist and backup over the API. */
public final class StatusRoutes {

    private static final int MOST_DAYS = 3660;
    private static final List<String> BY = List.of("list", "pool", "owner");

    private final IncidentTracker tracker;
    private final History history;
    private final Database database;
    private final Supplier<List<WatchedTarget>> watched;
    private final ActJournal journal;

    private StatusRoutes(
            IncidentTracker tracker,
            History history,
            Database database,
            Supplier<List<WatchedTarget>> watched,
            ActJournal journal) {
        this.tracker = tracker;
        this.history = history;
        this.database = database;
        this.watched = watched;
        this.journal = journal;
    }

    public static List<Endpoint> of(IncidentTracker tracker, History history, Database database) {
        return of(tracker, history, database, List::of, ActJournal.NONE);
    }

    /** @param watched the targets of the configuration, for their names and pools */
    public static List<Endpoint> of(
            IncidentTracker tracker,
            History history,
            Database database,
            Supplier<List<WatchedTarget>> watched,
            ActJournal journal) {
        StatusRoutes routes = new StatusRoutes(tracker, history, database, watched, journal);
        return List.of(
                Endpoint.get(
                                "/api/v1/status",
                                Role.VIEWER,
                                "Every target and every open episode, or where the points of one target went")
                        .query(StatusQuery.class)
                        .answers(
                                StatusAnswer.class,
                                call -> routes.status(call.query(), call.who().scope())),
                Endpoint.get("/api/v1/history", Role.VIEWER, "What happened to a target")
                        .query(HistoryQuery.class)
                        .answers(
                                HistoryJson.class,
                                call -> routes.history(call.query(), call.who().scope())),
                Endpoint.get("/api/v1/history/times", Role.VIEWER, "How long it took to get off lists")
                        .query(TimesQuery.class)
                        .answers(TimesJson.class, call -> routes.times(call.query())),
                Endpoint.post("/api/v1/backup", Role.ADMIN, "Copy the database into a new file")
                        .body(BackupFile.class)
                        .answers(
                                BackupFile.class,
                                call -> routes.backup(call.body(), call.who().name())));
    }

    /** @param target one; all without */
    public record StatusQuery(Optional<String> target) {}

    /** @param days so far back; 90 without */
    public record HistoryQuery(Optional<String> target, Optional<String> days) {}

    /** @param by {@code list}, {@code pool} or {@code owner} */
    public record TimesQuery(Optional<String> by, Optional<String> days) {}

    /** The absolute path of a new file. */
    public record BackupFile(String file) {}

    /** What somebody may see, in place of everything. */
    private StateView view(LabelScope scope) {
        Predicate<String> seen = new SeenTargets(watched).by(scope);
        return scope.all() ? tracker.view() : tracker.view().part(it -> seen.test(it.text()));
    }

    private StatusAnswer status(StatusQuery query, LabelScope scope) {
        StateView view = view(scope);
        if (query.target().isEmpty()) {
            return StatusJson.of(view, watched.get());
        }
        String text = TypedTarget.spelling(query.target().get());
        Target target = view.targets().keySet().stream()
                .filter(watched -> watched.text().equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(view, text, "is not watched"));
        return ExplainedJson.of(target, view, tracker.explain(target));
    }

    private HistoryJson history(HistoryQuery query, LabelScope scope) {
        String target = query.target()
                .map(TypedTarget::spelling)
                .orElseThrow(() -> new HttpRefusal(HttpRefusal.BAD_REQUEST, "say which target: ?target=…"));
        Duration back = days(query.days(), 90);
        return Optional.of(target)
                .filter(new SeenTargets(watched).by(scope))
                .flatMap(it -> history.of(it, back))
                .map(HistoryJson::of)
                .orElseThrow(() -> unknown(view(scope), target, "was never watched"));
    }

    private static HttpRefusal unknown(StateView view, String target, String what) {
        List<String> watched =
                view.targets().keySet().stream().map(Target::text).toList();
        return new HttpRefusal(
                HttpRefusal.NOT_FOUND, "\"" + Clean.line(target) + "\" " + what + DidYouMean.hint(target, watched));
    }

    private TimesJson times(TimesQuery query) {
        String by = query.by().orElse("list");
        By chosen = Arrays.stream(By.values())
                .filter(one -> one.name().equalsIgnoreCase(by))
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(
                        HttpRefusal.BAD_REQUEST,
                        "by: \"" + Clean.line(by) + "\" is none of " + String.join(", ", BY)
                                + DidYouMean.hint(by, BY)));
        return new TimesJson(history.timesToDelist(chosen, days(query.days(), 365)).stream()
                .map(TrackerJson.TimeJson::of)
                .toList());
    }

    private BackupFile backup(BackupFile body, String who) {
        String file = body.file();
        if (file.isBlank() || !Path.of(file).isAbsolute()) {
            throw new HttpRefusal(HttpRefusal.BAD_REQUEST, "file: the absolute path of a new file is wanted");
        }
        try {
            database.backUp(Path.of(file));
            journal.did(who, "backup", file, "");
            return body;
        } catch (StorageRefused refusal) {
            throw new HttpRefusal(HttpRefusal.CONFLICT, String.valueOf(refusal.getMessage()), refusal);
        }
    }

    private static Duration days(Optional<String> asked, int usual) {
        String text = asked.orElse(Integer.toString(usual));
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
