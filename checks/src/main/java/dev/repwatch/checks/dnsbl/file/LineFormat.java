package dev.repwatch.checks.dnsbl.file;

import java.time.Instant;
import java.util.Optional;

/** One form of file: lines into entries. */
interface LineFormat {

    /** Takes a line without its end; counts it when it should have been an entry. */
    void line(String line, EntrySink entries, LineCount count);

    /** What the end of the file shows to be wrong with the whole. */
    default Optional<Doubt> end(LineCount count) {
        return Optional.empty();
    }

    /** When the file was made, if it says so. */
    default Optional<Instant> made() {
        return Optional.empty();
    }

    /** Counts a line by whether it was taken. */
    static void count(boolean taken, LineCount count) {
        if (taken) {
            count.good();
        } else {
            count.bad();
        }
    }
}
