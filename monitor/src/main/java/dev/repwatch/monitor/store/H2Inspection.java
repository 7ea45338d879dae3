package dev.repwatch.monitor.store;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks, before H2 may write to the file, whether it is the one that was last written. H2 itself opens a truncated file as
 * an older state of itself without a word, and notices a damaged page only when it reads it.
 */
final class H2Inspection {

    private static final int ALREADY_OPEN = 90020;

    private final H2Files files;
    private final HighWaterMark known;

    H2Inspection(H2Files files, HighWaterMark known) {
        this.files = files;
        this.known = known;
    }

    /** @throws StorageRefused when it is missing, older, or cannot be read to the end */
    void refuseAnotherFile() {
        if (!Files.exists(files.data())) {
            throw new StorageRefused("the database " + files.data() + " is missing, but "
                    + files.mark().getFileName() + " says it was there. "
                    + StoreAdvice.restoreOrStartAnew(files.data(), files.mark()));
        }
        if (known.digest().isPresent()) {
            refuseOtherBytes(known.digest().get());
        } else {
            readThrough();
        }
    }

    private void refuseOtherBytes(String digest) {
        if (!digest.equals(HighWaterMark.digestOf(files.data()))) {
            throw new StorageRefused("the database " + files.data()
                    + " is not as repwatch left it (truncated, damaged or replaced). "
                    + StoreAdvice.restoreOrAccept(files.data(), files.mark()));
        }
    }

    /** It was not closed in order, so its bytes are not known; its last transaction is. */
    private void readThrough() {
        try (Connection connection = files.source("ACCESS_MODE_DATA=r").getConnection();
                Handle handle = Jdbi.open(connection)) {
            refuseOlder(StoreMark.in(handle));
            handle.createQuery("SCRIPT").mapToMap().useStream(rows -> rows.forEach(row -> {}));
        } catch (SQLException | RuntimeException failure) {
            if (failure instanceof StorageRefused refusal) {
                throw refusal;
            }
            if (StorageFailures.hasH2Code(failure, ALREADY_OPEN)) {
                throw new StorageRefused(
                        "the database " + files.data() + " is open in another program; close it there", failure);
            }
            throw new StorageRefused(
                    "the database " + files.data() + " cannot be read to the end ("
                            + StorageFailures.firstLine(String.valueOf(failure.getMessage())) + "): it was truncated or"
                            + " damaged. " + StoreAdvice.restoreOrAccept(files.data(), files.mark()),
                    failure);
        }
    }

    /** @throws StorageRefused when it ends before what was on disk */
    void refuseOlder(StoreMark found) {
        if (!known.instance().equals(found.instance()) || found.epoch() < known.epoch()) {
            throw new StorageRefused("the database " + files.data()
                    + " is older than what repwatch last wrote (it ends at change " + found.epoch() + ", change "
                    + known.epoch() + " was on disk): it was truncated or replaced. "
                    + StoreAdvice.restoreOrAccept(files.data(), files.mark()));
        }
    }

    /**
     * A table whose own definition was damaged is not there for H2, which does not mind.
     *
     * @throws StorageRefused when one of them is missing
     */
    void refuseMissingTables(Handle handle) {
        List<String> missing = new ArrayList<>(Schema.TABLES);
        handle.createQuery("SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = SCHEMA()")
                .mapTo(String.class)
                .forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new StorageRefused("the database " + files.data() + " lacks " + String.join(", ", missing)
                    + ": it was damaged. " + StoreAdvice.restoreOrAccept(files.data(), files.mark()));
        }
    }
}
