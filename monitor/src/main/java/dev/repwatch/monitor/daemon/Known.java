package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.delisting.EvidenceSource;
import dev.repwatch.monitor.delisting.TaskBook;
import dev.repwatch.monitor.feeds.FeedBook;
import dev.repwatch.monitor.memory.Memory;
import dev.repwatch.monitor.store.Database;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What the daemon knows, for those who ask it. A reload changes what the suppliers give. */
record Known(
        Memory memory,
        FeedBook feeds,
        Database database,
        InstantSource clock,
        Directory directory,
        Supplier<Looking> looking,
        Supplier<Told> told,
        EvidenceSource evidence) {

    /** The desk of the configuration in force. */
    TaskBook taskBook() {
        return new TaskBook(
                database,
                told.get().telling().desk(),
                clock,
                directory,
                looking.get().settings().file().spoken(),
                evidence);
    }
}
