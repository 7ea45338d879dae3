package dev.repwatch.checks.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Answers of sources in their true shape, with made-up values. */
public final class Recorded {

    private Recorded() {}

    public static byte[] bytes(String feed, String file) {
        try (InputStream in = Recorded.class.getResourceAsStream("/feeds/" + feed + "/" + file)) {
            if (in == null) {
                throw new AssertionError("there is no checks/src/test/resources/feeds/" + feed + "/" + file
                        + ": record an answer of the source there, with made-up values");
            }
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String text(String feed, String file) {
        return new String(bytes(feed, file), StandardCharsets.UTF_8);
    }
}
