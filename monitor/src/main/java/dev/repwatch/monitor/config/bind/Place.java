package dev.repwatch.monitor.config.bind;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where something stands in a file.
 *
 * @param file the file as the admin named it
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters
 */
public record Place(Path file, int line, int column) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    /** The file as a whole. */
    public static Place whole(Path file) {
        return new Place(file, 0, 0);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@code config.toml:3:1}, the form that editors and terminals make clickable. */
    @Override
    public String toString() {
        String name = file.toString().replaceAll("\\R", " ");
        return line == 0 ? name : name + ":" + line + ":" + column;
    }
}
