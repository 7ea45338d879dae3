package dev.repwatch.checks.dns;

import java.util.Locale;
import java.util.Set;

/**
 * What a server says beside its reply code (RFC 8914).
 *
 * @param code of IANA's registry of extended DNS errors
 * @param name what the registry calls it, in lower case; empty for a code that is not known here
 * @param text the server's own words: bounded, without control characters; may repeat the name that was asked for, so a key
 *     in it must be taken out before it is shown
 */
public record ExtendedError(int code, String name, String text) {

    /** Sections 4.4 and 4.20: handed out of a cache after its time (RFC 8767). */
    private static final Set<Integer> STALE = Set.of(3, 19);
    /** Sections 4.5, 4.16, 4.17 and 4.18: made or withheld by whoever runs the resolver. */
    private static final Set<Integer> MADE_UP = Set.of(4, 15, 16, 17);

    /** The answer has expired, and proves nothing of today. */
    public boolean stale() {
        return STALE.contains(code);
    }

    /** The answer is the resolver's and not the zone's: forged, blocked, censored or filtered. */
    public boolean madeUp() {
        return MADE_UP.contains(code);
    }

    /** Such as {@code extended error 22, no reachable authority: "at delegation bl.test"}. */
    public String inWords() {
        StringBuilder words = new StringBuilder("extended error ").append(code);
        if (!name.isEmpty()) {
            words.append(", ").append(name.toLowerCase(Locale.ROOT));
        }
        if (!text.isEmpty()) {
            words.append(": \"").append(text).append('"');
        }
        return words.toString();
    }
}
