package dev.repwatch.monitor.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

    /**
     * On a full disk it is not left, and only the message that all is over stays out.
     *
     * @param tag that the names of its last messages end with
     */
    void leave(String tag) {
        try {
            Files.writeString(file, "repwatch ended because its database did not end its work\n" + tag);
        } catch (IOException unwritable) {
            LOG.warn("{} cannot be written", file, unwritable);
        }
    }

    /** The tag, where it was left; it is gone afterwards. */
    Optional<String> taken() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Optional<String> tag = Files.readString(file).lines().skip(1).findFirst();
            Files.delete(file);
            return Optional.of(tag.orElse(""));
        } catch (IOException unusable) {
            LOG.warn("{} cannot be read or deleted", file, unusable);
            return Optional.empty();
        }
    }
}
