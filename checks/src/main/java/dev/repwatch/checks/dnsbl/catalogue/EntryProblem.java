package dev.repwatch.checks.dnsbl.catalogue;

/**
 * One thing wrong with an entry.
 *
 * @param line from 1
 * @param column from 1
 * @param path the key inside the entry, such as {@code codes."127.0.0.2".severity}
 * @param message what is wrong and what was expected, without the place
 */
public record EntryProblem(int line, int column, String path, String message) {

    @Override
    public String toString() {
        return line + ":" + column + ": " + path + ": " + message;
    }
}
