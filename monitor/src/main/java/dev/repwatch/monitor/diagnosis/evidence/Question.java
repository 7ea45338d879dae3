package dev.repwatch.monitor.diagnosis.evidence;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody asks about.
 *
 * @param when about what time it is asked; empty: the last 72 hours
 */
public record Question(Kind kind, String value, Optional<Instant> when) {

    /** What the value is. */
    public enum Kind {
        RECIPIENT,
        DOMAIN,
        IP,
        MESSAGE_ID,
        REPLY,
        EML,
        TEXT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> named(String id) {
            return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
        }
    }
}
