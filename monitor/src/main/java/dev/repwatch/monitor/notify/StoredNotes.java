package dev.repwatch.monitor.notify;

import dev.repwatch.alerts.Notes;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.StorageUnavailable;
import dev.repwatch.monitor.store.outbox.NoteTable;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel's notes in the database. A database that does not work must not turn a delivered message into a doubtful one,
 * so while it is away notes live in memory only.
 */
public final class StoredNotes implements Notes {

    private static final Logger LOG = LoggerFactory.getLogger(StoredNotes.class);

    private final Database database;
    private final InstantSource clock;
    private final String channel;
    private final Notes meanwhile = Notes.inMemory();

    /** @param channel its name in {@code [[channels]]} */
    public StoredNotes(Database database, InstantSource clock, String channel) {
        this.database = database;
        this.clock = clock;
        this.channel = channel;
    }

    @Override
    public Optional<String> read(String key) {
        Optional<String> unsaved = meanwhile.read(key);
        if (unsaved.isPresent()) {
            return unsaved;
        }
        try {
            return database.read(t -> NoteTable.find(t, channel, key));
        } catch (StorageUnavailable away) {
            LOG.warn("channel {} cannot read what it noted: {}", channel, away.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void write(String key, String text) {
        try {
            database.inTransaction(t -> {
                NoteTable.put(t, channel, key, text, clock.instant());
                return true;
            });
            meanwhile.erase(key);
        } catch (StorageUnavailable away) {
            LOG.warn("channel {} cannot note: {}", channel, away.getMessage());
            meanwhile.write(key, text);
        }
    }

    @Override
    public void erase(String key) {
        meanwhile.erase(key);
        try {
            database.inTransaction(t -> {
                NoteTable.delete(t, channel, key);
                return true;
            });
        } catch (StorageUnavailable away) {
            LOG.warn("channel {} cannot erase a note: {}", channel, away.getMessage());
        }
    }
}
