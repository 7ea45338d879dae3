package dev.repwatch.checks.dnsbl.file;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered about a file over restarts, in epoch seconds where it is a time.
 *
 * @param source where it was fetched last; of another source nothing of this holds
 * @param hash of the file that is kept; empty when none is
 * @param of when what the kept file says was true
 * @param etag the validator of the last file that came, believed or not
 * @param modified the other validator
 * @param seen the hash of the last file that came
 * @param next not to be fetched before
 * @param failures in a row
 * @param doubt what the last file that came is doubted for; empty when it is not
 * @param doubted since when
 * @param doubtedEntries how many entries the doubted file has
 * @param why in words; empty when all is well
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FetchState(
        String source,
        String hash,
        long of,
        String etag,
        String modified,
        String seen,
        long next,
        int failures,
        String doubt,
        long doubted,
        long doubtedEntries,
        String why) {

    private static final int MOST_FAILURES = 10;

    static FetchState fresh(String source) {
        return new FetchState(source, "", 0, "", "", "", 0, 0, "", 0, 0, "");
    }

    boolean dueAt(Instant now) {
        return now.getEpochSecond() >= next;
    }

    FetchState until(Instant next) {
        return new FetchState(
                source,
                hash,
                of,
                etag,
                modified,
                seen,
                next.getEpochSecond(),
                failures,
                doubt,
                doubted,
                doubtedEntries,
                why);
    }

    FetchState failed(String why) {
        return new FetchState(
                source,
                hash,
                of,
                etag,
                modified,
                seen,
                next,
                Math.min(failures + 1, MOST_FAILURES),
                doubt,
                doubted,
                doubtedEntries,
                why);
    }

    FetchState came(String etag, String modified, String seen) {
        return new FetchState(
                source,
                hash,
                of,
                etag,
                modified,
                seen,
                next,
                0,
                doubt,
                doubted,
                doubtedEntries,
                doubt.isEmpty() ? "" : why);
    }

    /** The last file that came is the one that is believed. */
    FetchState good(String hash, Instant of) {
        return new FetchState(source, hash, of.getEpochSecond(), etag, modified, seen, next, 0, "", 0, 0, "");
    }

    FetchState doubted(Doubt doubt, Instant at, long entries, String why) {
        boolean same = this.doubt.equals(doubt.id());
        return new FetchState(
                source,
                hash,
                of,
                etag,
                modified,
                seen,
                next,
                0,
                doubt.id(),
                same ? doubted : at.getEpochSecond(),
                entries,
                why);
    }

    Optional<String> trouble() {
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }
}
