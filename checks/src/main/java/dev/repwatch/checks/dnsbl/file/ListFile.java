package dev.repwatch.checks.dnsbl.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A list as its operator hands it out: a file instead of a zone, or beside one.
 *
 * @param url where it is fetched; may hold {@code {key}}
 * @param path where somebody else puts it, such as a job that runs rsync
 * @param rsync where the operator has it for rsync; told to people, never fetched
 * @param code the return code of entries that have none, as a 32-bit IPv4 address
 * @param minInterval it is never fetched more often
 * @param maxAge older than this, it says nothing
 * @param wide it covers much of the address space rightly, as unallocated space does
 * @param allowPrivate the server is on our own network
 * @param used the list is read from it
 * @param terms under which it is handed out, in a sentence
 */
public record ListFile(
        Optional<String> url,
        Optional<Path> path,
        Optional<String> rsync,
        FileFormat format,
        int code,
        Duration minInterval,
        Duration maxAge,
        boolean wide,
        boolean allowPrivate,
        boolean used,
        Optional<String> terms) {

    /** Whether a key goes into its address. */
    public boolean needsKey() {
        return url.filter(text -> text.contains("{key}")).isPresent();
    }

    /** What people know it by: the last part of its address, without what follows a question mark. */
    public String name() {
        String whole = path.map(Path::toString)
                .or(() -> url.map(text -> text.split("[?#]", 2)[0]))
                .orElse("");
        String last = whole.substring(whole.lastIndexOf('/') + 1);
        return last.isEmpty() || last.contains("{key}") ? "file" : last;
    }
}
