package dev.repwatch.monitor.cli.alerts;

import static dev.repwatch.monitor.cli.alerts.TaskSheet.lasting;
import static dev.repwatch.monitor.cli.alerts.TaskSheet.text;
import static dev.repwatch.monitor.cli.alerts.TaskSheet.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/** One delisting task on a terminal: where it stands, what to do, what was done, and the draft. */
final class TaskPage {

    private static final int WIDTH = 100;
    private static final String INDENT = System.lineSeparator() + " ".repeat(11);

    private TaskPage() {}

    static void print(JsonNode task, PrintWriter out) {
        out.println(text(task, "subject") + " on " + text(task, "list_title") + " (" + text(task, "list") + ")");
        line(out, "state", text(task, "state") + " since " + when(task, "state_at"));
        line(out, "listed", "since " + when(task, "opened_at") + again(task));
        line(out, "owner", text(task, "owner"));
        line(out, "requested", requested(task));
        line(out, "usually", usually(task.path("usual")));
        line(out, "reminder", when(task, "remind_at"));
        line(out, "closed", when(task, "closed_at"));
        line(out, "costs", text(task.path("cost"), "text"));
        line(out, "next step", text(task, "next"));
        for (JsonNode advice : task.path("advice")) {
            line(out, "", advice.asText().replaceAll("\\p{Cntrl}", " "));
        }
        out.println();
        for (JsonNode note : task.path("notes")) {
            out.println((when(note, "at") + "  " + text(note, "who") + "  " + text(note, "what") + "  "
                            + text(note, "note"))
                    .stripTrailing());
        }
        draft(task.path("draft"), out);
    }

    private static String again(JsonNode task) {
        int count = task.path("recurrence").asInt();
        return count > 1 ? "; " + count + " listings within 30 days: the cause was not fixed" : "";
    }

    private static String requested(JsonNode task) {
        int requests = task.path("requests").asInt();
        String at = when(task, "requested_at");
        return requests > 1 ? (at + "; asked " + requests + " times").replaceFirst("^; ", "") : at;
    }

    private static String usually(JsonNode usual) {
        if (usual.isMissingNode()) {
            return "";
        }
        String after = usual.has("after_request_seconds")
                ? ", " + lasting(usual.path("after_request_seconds")) + " after the request"
                : "";
        return "off after " + lasting(usual.path("listed_seconds")) + after + " (mean of "
                + usual.path("tasks").asLong() + " within a year)";
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf(Locale.ROOT, "%-10s %s%n", name, WordUtils.wrap(value, WIDTH, INDENT, false));
        }
    }

    private static void draft(JsonNode draft, PrintWriter out) {
        if (draft.isMissingNode()) {
            return;
        }
        out.println();
        out.println("Draft, to be sent by you:");
        line(out, "to", text(draft, "to"));
        line(out, "page", text(draft, "page"));
        line(out, "subject", text(draft, "subject"));
        out.println();
        out.println(draft.path("text").asText().replaceAll("[\\p{Cntrl}&&[^\\n]]", " "));
    }
}
