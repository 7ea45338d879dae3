package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.checks.maillog.refusal.Judged;

/** Gets attempts in the order of the files. */
interface AttemptReport {

    void add(Judged judged);

    /** All files are read. */
    void end();
}
