package dev.repwatch.monitor.cli.lists;

import dev.repwatch.checks.reputation.SourceId;

/** What the running daemon says of its lists. */
@FunctionalInterface
interface ListHealths {

    ListHealths NOT_RUNNING = list -> "not known (daemon not running)";

    /** In a few words. */
    String of(SourceId list);
}
