package dev.repwatch.checks.reputation;

import java.util.regex.Pattern;

/**
 * Who says it: the catalogue id of a list, feed or check, such as {@code spamhaus-zen}. Never a zone name, which may
 * hold a key.
 */
public record SourceId(String value) implements Comparable<SourceId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /** @throws IllegalArgumentException when the id is not 1 to 63 of {@code a-z 0-9 . _ -} */
    public SourceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an id is 1 to 63 characters of a-z, 0-9, '.', '_' and '-'");
        }
    }

    @Override
    public int compareTo(SourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
