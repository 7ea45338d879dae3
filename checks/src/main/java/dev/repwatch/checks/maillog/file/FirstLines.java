package dev.repwatch.checks.maillog.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The lines a file begins with, by which its format is told. */
public final class FirstLines {

    static final int PEEK = 1 << 18;
    private static final int MOST_LINES = 2000;

    private FirstLines() {}

    public static List<String> of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Unpacked.open(file), PEEK)) {
            return of(in);
        }
    }

    /** @param in can go back as far */
    static List<String> of(InputStream in) throws IOException {
        in.mark(PEEK);
        String bytes = new String(in.readNBytes(PEEK), StandardCharsets.UTF_8);
        String head = bytes.startsWith("\uFEFF") ? bytes.substring(1) : bytes; // as some programs of Windows write it
        in.reset();
        return Arrays.stream(head.split("\n", MOST_LINES + 1))
                .limit(MOST_LINES)
                .map(String::stripLeading)
                .toList();
    }
}
