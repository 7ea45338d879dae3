package dev.repwatch.monitor.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small file that a process leaves which ends because of its database: the next one says that the trouble is over. */
final class LastWords {

    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);

    private final Path file;

    /** @param home the folder of this node's small files */
    LastWords(Path home) {
        file = home.resolve("ended-without-database");
    }

    /** On a full disk it is not left, and only the message that all is over stays out. */
    void leave() {
        try {
            Files.writeString(file, "repwatch ended because its database did not end its work\n");
        } catch (IOException unwritable) {
            LOG.warn("{} cannot be written", file, unwritable);
        }
    }

    /** Whether it was left; it is gone afterwards. */
    boolean taken() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            LOG.warn("{} cannot be deleted", file, undeletable);
            return false;
        }
    }
}
