package dev.repwatch.monitor.cli.alerts;

import static dev.repwatch.monitor.cli.DaemonQuery.plain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.DaemonQuery;
import dev.repwatch.monitor.cli.table.Output;
import dev.repwatch.monitor.cli.table.Rows;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.delisting.DeskRoutes;
import dev.repwatch.monitor.delisting.TaskJson;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.tracker.TrackerJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.commons.text.WordUtils;

/** Many delisting tasks, or times, on a terminal or for programs. */
final class TaskSheet {

    private static final Moments MOMENTS = new Moments(Language.EN, ZoneId.of("UTC"));
    private static final String INDENT = " ".repeat(6);
    private static final int WIDTH = 110;

    private static final List<String> TASK = List.of(
            "id",
            "subject",
            "list",
            "state",
            "severity",
            "owner",
            "opened_at",
            "listed_seconds",
            "requested_at",
            "closed_at",
            "remind_at",
            "recurrence",
            "requests",
            "reminders",
            "targets",
            "next");
    private static final List<String> TIMES = List.of("list", "tasks", "listed_seconds", "after_request_seconds");
    private static final List<String> MEANS = List.of("subject", "episodes", "mean_hours");

    private TaskSheet() {}

    static BiConsumer<JsonNode, PrintWriter> list(Output output) {
        return written(output, "tasks", TASK, DeskRoutes.TaskList.class, (list, out) -> table(list.tasks(), out));
    }

    static BiConsumer<JsonNode, PrintWriter> times(Output output) {
        return written(output, "lists", TIMES, DeskRoutes.DelistingTimesList.class, TaskSheet::timesOfLists);
    }

    /** Means over something else than lists; these are of episodes, also of those that had no task. */
    static BiConsumer<JsonNode, PrintWriter> means(Output output) {
        return written(output, "times", MEANS, TrackerJson.TimesJson.class, TaskSheet::timesOfOthers);
    }

    private static <T> BiConsumer<JsonNode, PrintWriter> written(
            Output output, String rows, List<String> fields, Class<T> type, BiConsumer<T, PrintWriter> table) {
        return switch (output) {
            case json -> (json, out) -> out.println(json.toPrettyString());
            case csv -> (json, out) -> out.print(Rows.csv(fields, json.path(rows)));
            case table -> DaemonQuery.read(type, table);
        };
    }

    private static void table(List<TaskJson> tasks, PrintWriter out) {
        if (tasks.isEmpty()) {
            out.println("No tasks: nothing of what was asked for is listed.");
            return;
        }
        List<List<String>> rows = tasks.stream()
                .map(task -> List.of(
                        Long.toString(task.id()),
                        plain(task.subject()),
                        plain(task.list()),
                        plain(task.state()),
                        plain(task.severity()),
                        lasting(task.listed_seconds()),
                        plain(task.owner()),
                        when(task.remind_at())))
                .toList();
        List<String> lines = TextTable.of(
                        List.of("task", "target", "list", "state", "severity", "listed", "owner", "next reminder"),
                        rows)
                .lines()
                .toList();
        out.println(lines.get(0));
        for (int row = 0; row < rows.size(); row++) {
            out.println(lines.get(row + 1));
            String next = plain(tasks.get(row).next());
            if (!next.isEmpty()) {
                out.println(INDENT + WordUtils.wrap(next, WIDTH, System.lineSeparator() + INDENT, false));
            }
        }
    }

    private static void timesOfLists(DeskRoutes.DelistingTimesList times, PrintWriter out) {
        print(
                out,
                List.of("list", "tasks", "listed", "after request"),
                times.lists(),
                list -> List.of(
                        plain(list.list()),
                        Long.toString(list.tasks()),
                        lasting(list.listed_seconds()),
                        list.after_request_seconds().map(TaskSheet::lasting).orElse("-")));
    }

    private static void timesOfOthers(TrackerJson.TimesJson means, PrintWriter out) {
        print(
                out,
                List.of("of", "episodes", "listed"),
                means.times(),
                mean -> List.of(
                        plain(mean.subject()),
                        Long.toString(mean.episodes()),
                        MOMENTS.lasting(Duration.ofMinutes(Math.round(mean.mean_hours() * 60)))));
    }

    private static <T> void print(PrintWriter out, List<String> head, List<T> objects, Function<T, List<String>> row) {
        if (objects.isEmpty()) {
            out.println("Nothing got off a list within the last year.");
            return;
        }
        out.print(TextTable.of(head, objects.stream().map(row).toList()));
    }

    static String lasting(long seconds) {
        return MOMENTS.lasting(Duration.ofSeconds(seconds));
    }

    /** A time to the minute; nothing where there is none. */
    static String when(String time) {
        return time.isEmpty() ? "" : MOMENTS.at(Instant.parse(time));
    }
}
