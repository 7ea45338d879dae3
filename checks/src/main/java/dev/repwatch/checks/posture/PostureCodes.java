package dev.repwatch.checks.posture;

import dev.repwatch.checks.reputation.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every kind of finding, from {@code codes.tsv} beside this class. */
public final class PostureCodes {

    private static final int COLUMNS = 5;
    private static final Map<String, PostureCode> ALL = read();

    private PostureCodes() {}

    public static List<PostureCode> all() {
        return List.copyOf(ALL.values());
    }

    /** @throws IllegalArgumentException when there is none of this name */
    public static PostureCode of(String id) {
        PostureCode code = ALL.get(id);
        if (code == null) {
            throw new IllegalArgumentException("no such finding: " + id);
        }
        return code;
    }

    private static Map<String, PostureCode> read() {
        Map<String, PostureCode> codes = new LinkedHashMap<>();
        text().lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("code\t"))
                .map(PostureCodes::code)
                .forEach(code -> codes.put(code.id(), code));
        return codes;
    }

    private static PostureCode code(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("codes.tsv: not " + COLUMNS + " columns: " + line);
        }
        Optional<PostureVerdict> verdict = cells[1].contains(" ")
                ? Optional.empty()
                : Optional.of(PostureVerdict.valueOf(cells[1].toUpperCase(Locale.ROOT)));
        Optional<Severity> severity = cells[2].isEmpty()
                ? Optional.empty()
                : Optional.of(Severity.valueOf(cells[2].toUpperCase(Locale.ROOT)));
        return new PostureCode(cells[0], verdict, severity, cells[3], cells[4]);
    }

    private static String text() {
        try (InputStream in = PostureCodes.class.getResourceAsStream("codes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("codes.tsv is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
