package dev.repwatch.monitor.delisting;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.store.desk.TaskRow;
import dev.repwatch.monitor.store.outbox.AlertJson;
import java.util.Locale;

/** A row of the desk, understood. */
record Task(TaskRow row, TaskState state, Alert opening) {

    static Task of(TaskRow row) {
        return new Task(row, TaskState.valueOf(row.state().toUpperCase(Locale.ROOT)), AlertJson.read(row.body()));
    }

    SourceId source() {
        return new SourceId(row.source());
    }

    /** What comes from no list says itself what it is. */
    String listTitle(TargetNames names) {
        return CareTasks.isCare(row) ? opening.label("list_title").orElse(row.source()) : names.title(source());
    }

    ListedCode code() {
        return code(opening);
    }

    /** The code that decides severity and advice. */
    static ListedCode code(Alert opening) {
        return new ListedCode(
                opening.label("code").orElse(""),
                opening.label("code_name").orElse(""),
                opening.label("category").orElse("other"),
                Severity.valueOf(upper(opening, "severity", "minor")),
                Scope.valueOf(upper(opening, "scope", "ip")));
    }

    private static String upper(Alert opening, String label, String otherwise) {
        return opening.label(label).orElse(otherwise).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
