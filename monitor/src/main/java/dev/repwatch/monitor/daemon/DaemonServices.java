package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.delisting.EvidenceSource;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.feeds.FeedCache;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.tracker.IncidentTracker;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What the daemon knows, for those who ask it. A reload changes what the suppliers give. */
record DaemonServices(
        IncidentTracker tracker,
        FeedCache feeds,
        Database database,
        InstantSource clock,
        Directory directory,
        Supplier<ActiveProbes> looking,
        Supplier<ActiveNotifications> told,
        EvidenceSource evidence) {

    /** The desk of the configuration in force. */
    TaskBook taskBook() {
        return new TaskBook(
                database,
                told.get().notifications().desk(),
                clock,
                directory,
                looking.get().settings().file().spoken(),
                evidence,
                told.get().notifications().acts());
    }
}
