package dev.repwatch.monitor.cli.table;

/** How a command writes its answer; the names are what is typed. */
public enum Output {
    table,
    json,
    csv
}
