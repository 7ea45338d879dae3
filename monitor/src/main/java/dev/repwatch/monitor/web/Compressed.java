package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Text made small for those who can unpack it (RFC 9110 section 12.5.3): a page for a phone, the metrics of ten thousand targets.
 * No answer holds a secret beside text of a stranger, from whose length the secret could be guessed.
 */
final class Compressed {

    private static final int LEAST = 1024;
    private static final int BUFFER = 8192;

    private Compressed() {}

    /** Whether the reply is worth it, not packed already, and the client takes it. */
    static boolean fits(Reply reply, String acceptEncoding) {
        boolean packed = reply.headers().keySet().stream().anyMatch("Content-Encoding"::equalsIgnoreCase);
        return !packed
                && reply.body().length >= LEAST
                && reply.contentType().matches("(text/|application/json).*")
                && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", 20))
                        .map(String::strip)
                        .anyMatch(it ->
                                it.equals("gzip") || (it.startsWith("gzip;") && !it.matches(".*q=0(\\.0*)?\\s*")));
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4 + BUFFER);
        try (GZIPOutputStream zip = new Fast(out)) {
            zip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
