package dev.repwatch.checks.dnsbl.file;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that was read.
 *
 * @param content its entries
 * @param doubt why it should not be believed
 * @param made when it was made, if it says so
 * @param entries the lines that are entries
 */
public record ReadList(ListContent content, Optional<Doubt> doubt, Optional<Instant> made, long entries) {

    /** Of a file that says nothing of its time. */
    public ReadList(ListContent content, Optional<Doubt> doubt) {
        this(content, doubt, Optional.empty(), content.entries());
    }
}
