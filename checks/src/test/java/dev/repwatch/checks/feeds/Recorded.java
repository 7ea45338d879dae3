package dev.repwatch.checks.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Answers of sources in their true shape, with made-up values. */
public final class Recorded {

    private Recorded() {}

    public static byte[] bytes(String feed, String file) {
        try (InputStream in = Recorded.class.getResourceAsStream("/feeds/" + feed + "/" + file)) {
            return Objects.requireNonNull(in, feed + "/" + file).readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String text(String feed, String file) {
        return new String(bytes(feed, file), StandardCharsets.UTF_8);
    }
}
