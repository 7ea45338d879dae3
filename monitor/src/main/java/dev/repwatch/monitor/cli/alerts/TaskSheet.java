package dev.repwatch.monitor.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.cli.table.Output;
import dev.repwatch.monitor.cli.table.Rows;
import dev.repwatch.monitor.cli.table.TextTable;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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
        return written(output, "tasks", TASK, TaskSheet::table);
    }

    static BiConsumer<JsonNode, PrintWriter> times(Output output) {
        return written(output, "lists", TIMES, TaskSheet::timesOfLists);
    }

    /** Means over something else than lists; these are of episodes, also of those that had no task. */
    static BiConsumer<JsonNode, PrintWriter> means(Output output) {
        return written(output, "times", MEANS, TaskSheet::timesOfOthers);
    }

    private static BiConsumer<JsonNode, PrintWriter> written(
            Output output, String rows, List<String> fields, BiConsumer<JsonNode, PrintWriter> table) {
        return switch (output) {
            case json -> (json, out) -> out.println(json.toPrettyString());
            case csv -> (json, out) -> out.print(Rows.csv(fields, json.path(rows)));
            case table -> (json, out) -> table.accept(json.path(rows), out);
        };
    }

    private static void table(JsonNode tasks, PrintWriter out) {
        if (tasks.isEmpty()) {
            out.println("No tasks: nothing of what was asked for is listed.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        tasks.forEach(task -> rows.add(List.of(
                text(task, "id"),
                text(task, "subject"),
                text(task, "list"),
                text(task, "state"),
                text(task, "severity"),
                lasting(task.path("listed_seconds")),
                text(task, "owner"),
                when(task, "remind_at"))));
        List<String> lines = TextTable.of(
                        List.of("task", "target", "list", "state", "severity", "listed", "owner", "next reminder"),
                        rows)
                .lines()
                .toList();
        out.println(lines.get(0));
        for (int row = 0; row < rows.size(); row++) {
            out.println(lines.get(row + 1));
            String next = text(tasks.path(row), "next");
            if (!next.isEmpty()) {
                out.println(INDENT + WordUtils.wrap(next, WIDTH, System.lineSeparator() + INDENT, false));
            }
        }
    }

    private static void timesOfLists(JsonNode lists, PrintWriter out) {
        print(
                out,
                List.of("list", "tasks", "listed", "after request"),
                lists,
                list -> List.of(
                        text(list, "list"),
                        text(list, "tasks"),
                        lasting(list.path("listed_seconds")),
                        list.has("after_request_seconds") ? lasting(list.path("after_request_seconds")) : "-"));
    }

    private static void timesOfOthers(JsonNode means, PrintWriter out) {
        print(
                out,
                List.of("of", "episodes", "listed"),
                means,
                mean -> List.of(
                        text(mean, "subject"),
                        text(mean, "episodes"),
                        MOMENTS.lasting(Duration.ofMinutes(
                                Math.round(mean.path("mean_hours").asDouble() * 60)))));
    }

    private static void print(
            PrintWriter out, List<String> head, JsonNode objects, Function<JsonNode, List<String>> row) {
        if (objects.isEmpty()) {
            out.println("Nothing got off a list within the last year.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        objects.forEach(object -> rows.add(row.apply(object)));
        out.print(TextTable.of(head, rows));
    }

    static String lasting(JsonNode seconds) {
        return MOMENTS.lasting(Duration.ofSeconds(seconds.asLong()));
    }

    /** A time to the minute; nothing where there is none. */
    static String when(JsonNode json, String name) {
        String time = text(json, name);
        return time.isEmpty() ? "" : MOMENTS.at(Instant.parse(time));
    }

    /** Words from outside never reach the terminal as commands. */
    static String text(JsonNode json, String name) {
        return json.path(name).asText("").replaceAll("\\p{Cntrl}", " ");
    }
}
