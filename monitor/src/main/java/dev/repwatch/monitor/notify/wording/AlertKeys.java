package dev.repwatch.monitor.notify.wording;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.Episode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The identities of alerts. The same event must always get the same key, on every node and after every restart, so keys
 * hold nothing but facts of the event.
 */
public final class AlertKeys {

    /** As long as a row may hold. */
    private static final String TROUBLE = "daemon:";

    private static final int LONGEST = 200;

    private AlertKeys() {}

    /** A longer key (a domain may have 253 letters) is replaced by its beginning and a name made of the whole. */
    public static String fit(String key) {
        if (key.length() <= LONGEST) {
            return key;
        }
        String name =
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        return key.substring(0, LONGEST - name.length() - 1) + "~" + name;
    }

    /** The conversation about one episode. */
    public static String thread(Episode episode) {
        return "episode-" + episode.id();
    }

    /** The conversation about trouble of the daemon itself. */
    public static String trouble(String subject) {
        return TROUBLE + subject;
    }

    /** What trouble of the daemon itself a conversation is about, if it is. */
    public static Optional<String> troubleOf(String thread) {
        return thread.startsWith(TROUBLE) ? Optional.of(thread.substring(TROUBLE.length())) : Optional.empty();
    }

    static String event(String thread, String event, Instant at) {
        return thread + ":" + event + ":" + at.toEpochMilli();
    }

    /** What may be told together: one list. */
    static String group(SourceId source) {
        return "list:" + source.value();
    }
}
