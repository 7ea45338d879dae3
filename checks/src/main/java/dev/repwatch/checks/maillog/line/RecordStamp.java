package dev.repwatch.checks.maillog.line;

import java.time.Instant;
import java.util.Optional;

/** A stamp that stands alone in a field: {@code 2025-11-30 07:00:00+0900}, RFC 3339, or seconds since 1970. */
public final class RecordStamp {

    private static final int MOST_DIGITS = 13;

    private final StampText stamp;

    public RecordStamp(Stamps stamps) {
        this.stamp = new StampText(stamps);
    }

    public Optional<Instant> read(String text) {
        if (!text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(Character::isDigit)) {
            long number = Long.parseLong(text);
            return Optional.of(text.length() > 11 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        }
        return text.length() < 19 ? Optional.empty() : stamp.iso(text, 0);
    }
}
