package dev.repwatch.monitor.cli.tell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.words.Language;
import dev.repwatch.monitor.words.Moments;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

/** Delisting tasks on a terminal. */
final class TaskSheet {

    private static final Moments MOMENTS = new Moments(Language.EN, ZoneOffset.UTC);

    private TaskSheet() {}

    static void table(JsonNode json, PrintWriter out) {
        if (json.path("tasks").isEmpty()) {
            out.println("No open tasks: nothing is listed, or nothing can be removed.");
            return;
        }
        out.printf(Locale.ROOT, "%5s  %-20s %-24s %-14s %-20s%n", "TASK", "TARGET", "LIST", "STATE", "SINCE");
        for (JsonNode task : json.path("tasks")) {
            out.printf(
                    Locale.ROOT,
                    "%5d  %-20s %-24s %-14s %-20s%n       %s%n",
                    task.path("id").asLong(),
                    text(task, "subject"),
                    text(task, "list"),
                    text(task, "state"),
                    text(task, "opened_at"),
                    text(task, "next"));
        }
    }

    static void whole(JsonNode task, PrintWriter out) {
        out.println(text(task, "subject") + " on " + text(task, "list_title") + " (" + text(task, "list") + ")");
        out.println("state      " + text(task, "state") + " since " + text(task, "state_at"));
        out.println("listed     since " + text(task, "opened_at") + again(task));
        line(out, "owner", text(task, "owner"));
        line(out, "requested", text(task, "requested_at"));
        line(out, "reminder", text(task, "remind_at"));
        line(out, "closed", text(task, "closed_at"));
        line(out, "next step", text(task, "next"));
        for (JsonNode note : task.path("notes")) {
            out.println("  " + text(note, "at") + "  " + text(note, "who") + "  " + text(note, "what") + "  "
                    + text(note, "note"));
        }
        draft(task.path("draft"), out);
    }

    private static String again(JsonNode task) {
        int count = task.path("recurrence").asInt();
        return count > 1 ? ", " + count + " listings within 30 days: the cause was not fixed" : "";
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf(Locale.ROOT, "%-10s %s%n", name, value);
        }
    }

    private static void draft(JsonNode draft, PrintWriter out) {
        if (draft.isMissingNode()) {
            return;
        }
        out.println();
        out.println("Draft, to be sent by you: " + text(draft, "to") + " " + text(draft, "page"));
        out.println(text(draft, "subject"));
        out.println();
        out.println(draft.path("text").asText().replaceAll("[\\p{Cntrl}&&[^\\n]]", " "));
    }

    static void times(JsonNode json, PrintWriter out) {
        if (json.path("lists").isEmpty()) {
            out.println("Nothing got off a list within the last year.");
            return;
        }
        out.printf(Locale.ROOT, "%-28s %6s  %-14s %s%n", "LIST", "TASKS", "LISTED", "AFTER REQUEST");
        for (JsonNode list : json.path("lists")) {
            out.printf(
                    Locale.ROOT,
                    "%-28s %6d  %-14s %s%n",
                    text(list, "list"),
                    list.path("tasks").asLong(),
                    lasting(list.path("listed_seconds")),
                    list.has("after_request_seconds") ? lasting(list.path("after_request_seconds")) : "-");
        }
    }

    /** Means over something else than lists; these are of episodes, also of those that had no task. */
    static void means(JsonNode json, PrintWriter out) {
        if (json.path("times").isEmpty()) {
            out.println("Nothing got off a list within the last year.");
            return;
        }
        out.printf(Locale.ROOT, "%-28s %8s  %s%n", "OF", "EPISODES", "LISTED");
        for (JsonNode mean : json.path("times")) {
            out.printf(
                    Locale.ROOT,
                    "%-28s %8d  %s%n",
                    text(mean, "subject"),
                    mean.path("episodes").asLong(),
                    MOMENTS.lasting(Duration.ofMinutes(
                            Math.round(mean.path("mean_hours").asDouble() * 60))));
        }
    }

    private static String lasting(JsonNode seconds) {
        return MOMENTS.lasting(Duration.ofSeconds(seconds.asLong()));
    }

    /** Words from outside never reach the terminal as commands. */
    static String text(JsonNode json, String name) {
        return json.path(name).asText("").replaceAll("\\p{Cntrl}", " ");
    }
}
