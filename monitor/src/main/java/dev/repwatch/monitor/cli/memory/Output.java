package dev.repwatch.monitor.cli.memory;

/** How a command writes its answer; the names are what is typed. */
enum Output {
    table,
    json,
    csv
}
