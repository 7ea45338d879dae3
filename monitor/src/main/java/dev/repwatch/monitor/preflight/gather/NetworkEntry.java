package dev.repwatch.monitor.preflight.gather;

import java.nio.file.Path;
import java.util.Locale;

/**
 * {@code [[networks]]}: a file in which an operator publishes its ranges.
 *
 * @param name what the cloud is called in evidence, such as {@code aws}
 * @param format of the file
 */
public record NetworkEntry(String name, Path file, RangeFile.Format format) {

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public NetworkEntry {
        name = name.toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
            throw new IllegalArgumentException("name: must be letters, digits, dots and hyphens, at most 40");
        }
    }

    /** Who reads it. */
    public RangeFile ranges() {
        return new RangeFile(name, format, file);
    }
}
