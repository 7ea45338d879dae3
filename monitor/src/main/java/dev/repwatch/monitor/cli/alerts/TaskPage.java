package dev.repwatch.monitor.cli.alerts;

import static dev.repwatch.monitor.cli.DaemonQuery.plain;
import static dev.repwatch.monitor.cli.alerts.TaskSheet.lasting;
import static dev.repwatch.monitor.cli.alerts.TaskSheet.when;

import dev.repwatch.monitor.delisting.TaskJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/** One delisting task on a terminal: where it stands, what to do, what was done, and the draft. */
final class TaskPage {

    private static final int WIDTH = 100;
    private static final String INDENT = System.lineSeparator() + " ".repeat(11);

    private TaskPage() {}

    static void print(TaskJson task, PrintWriter out) {
        out.println(plain(task.subject()) + " on " + plain(task.list_title()) + " (" + plain(task.list()) + ")");
        line(out, "state", plain(task.state()) + " since " + when(task.state_at()));
        line(out, "listed", "since " + when(task.opened_at()) + again(task));
        line(out, "owner", plain(task.owner()));
        line(out, "requested", requested(task));
        line(out, "usually", task.usual().map(TaskPage::usually).orElse(""));
        line(out, "reminder", when(task.remind_at()));
        line(out, "closed", when(task.closed_at()));
        line(out, "costs", task.cost().map(it -> plain(it.text())).orElse(""));
        line(out, "next step", plain(task.next()));
        task.advice().orElse(List.of()).forEach(advice -> line(out, "", plain(advice)));
        out.println();
        task.notes()
                .orElse(List.of())
                .forEach(note -> out.println((when(note.at()) + "  " + plain(note.who()) + "  " + plain(note.what())
                                + "  " + plain(note.note()))
                        .stripTrailing()));
        task.draft().ifPresent(it -> draft(it, out));
    }

    private static String again(TaskJson task) {
        return task.recurrence() > 1
                ? "; " + task.recurrence() + " listings within 30 days: the cause was not fixed"
                : "";
    }

    private static String requested(TaskJson task) {
        String at = when(task.requested_at());
        return task.requests() > 1 ? (at + "; asked " + task.requests() + " times").replaceFirst("^; ", "") : at;
    }

    private static String usually(TaskJson.MeanJson usual) {
        String after = usual.after_request_seconds()
                .map(it -> ", " + lasting(it) + " after the request")
                .orElse("");
        return "off after " + lasting(usual.listed_seconds()) + after + " (mean of " + usual.tasks()
                + " within a year)";
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf(Locale.ROOT, "%-10s %s%n", name, WordUtils.wrap(value, WIDTH, INDENT, false));
        }
    }

    private static void draft(TaskJson.DraftJson draft, PrintWriter out) {
        out.println();
        out.println("Draft, to be sent by you:");
        line(out, "to", plain(draft.to()));
        line(out, "page", plain(draft.page()));
        line(out, "subject", plain(draft.subject()));
        out.println();
        out.println(draft.text().replaceAll("[\\p{Cntrl}&&[^\\n]]", " "));
    }
}
