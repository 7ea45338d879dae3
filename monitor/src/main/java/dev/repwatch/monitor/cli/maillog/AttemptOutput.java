package dev.repwatch.monitor.cli.maillog;

import java.io.PrintWriter;

/** How attempts are written; the names are what is typed. */
enum AttemptOutput {
    table,
    json,
    jsonl;

    AttemptReport report(PrintWriter out) {
        return switch (this) {
            case table -> new AttemptSummary(out);
            case json -> new AttemptJson(out, true);
            case jsonl -> new AttemptJson(out, false);
        };
    }
}
