package dev.repwatch.monitor.store.people;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageUnavailable;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps who did what, where the act is none of the database: a reload, a backup. It is written when the act is over, with what it came
 * to. Nothing is undone because the database is away; then the log alone has it.
 */
@FunctionalInterface
public interface ActJournal {

    Logger LOG = LoggerFactory.getLogger(ActJournal.class);

    /** For where nothing is kept. */
    ActJournal NONE = (who, verb, object, note) -> {};

    /**
     * @param object what it was about
     * @param note what it came to; may be empty
     */
    void did(String who, String verb, String object, String note);

    /** @param door by which they came */
    static ActJournal in(Database database, InstantSource clock, String door) {
        return (who, verb, object, note) -> {
            LOG.info("{} by {}: {} {}", verb, who, object, note);
            try {
                database.inTransaction(t -> {
                    ActTable.put(t, new ActTable.Act(clock.instant(), who, door, verb, object, note));
                    return true;
                });
            } catch (StorageUnavailable away) {
                LOG.warn("what {} did could not be kept: {}", who, away.getMessage());
            }
        };
    }
}
