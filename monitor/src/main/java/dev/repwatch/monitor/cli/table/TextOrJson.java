package dev.repwatch.monitor.cli.table;

/** How a command writes what has no rows for a spreadsheet; the names are what is typed. */
public enum TextOrJson {
    table,
    json
}
