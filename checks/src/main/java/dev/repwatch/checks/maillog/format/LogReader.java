package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Attempt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Reads the lines of one file, in their order. What it does not understand is none of its business: it says nothing. */
public interface LogReader {

    /**
     * @param line without its end
     * @param sink gets what the line says: mostly nothing, one attempt, or one for each recipient
     */
    void read(String line, Consumer<Attempt> sink);

    /** The same of a line that lies in a block of bytes. */
    default void read(byte[] block, int from, int to, Consumer<Attempt> sink) {
        read(new String(block, from, to - from, StandardCharsets.UTF_8), sink);
    }

    /** The first line of a file whose first lines an earlier run took: it may name the columns. */
    default void header(String line) {}

    /** A line that holds none of these says nothing and need not be shown to the reader; empty: show every line. */
    default List<String> marks() {
        return List.of();
    }
}
