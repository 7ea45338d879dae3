package dev.repwatch.monitor.cli.score;

/** How a score is written; the names are what is typed. */
public enum ScoreOutput {
    table,
    json,
    /** One file without references, to be sent to who writes the mail. */
    html
}
