package dev.repwatch.checks.placement;

import java.time.Instant;
import java.util.List;

/** One look at one seed mailbox. */
public sealed interface SeedLook {

    Instant at();

    /**
     * The mailbox was read.
     *
     * @param copies of the test mail; in several folders where the provider shows labels as folders
     * @param spamFolder whether the mailbox lists its spam folder: where it does not, absence says nothing
     * @param proven whether any mail arrived in it within the last week
     */
    record Looked(Instant at, List<SeenCopy> copies, boolean spamFolder, boolean proven) implements SeedLook {
        public Looked {
            copies = List.copyOf(copies);
        }
    }

    /**
     * It could not be read.
     *
     * @param cause such as {@code bad_credentials}
     * @param detail for people, without secrets
     */
    record Unreadable(Instant at, String cause, String detail) implements SeedLook {}
}
