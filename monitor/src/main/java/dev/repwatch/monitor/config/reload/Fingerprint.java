package dev.repwatch.monitor.config.reload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What stood in some files; equal as long as nobody changed them. Touching a file is no change. */
record Fingerprint(Map<Path, String> digests) {

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    static Fingerprint of(Collection<Path> files) {
        Map<Path, String> digests = new TreeMap<>();
        files.forEach(file -> digests.put(file, digest(file)));
        return new Fingerprint(Map.copyOf(digests));
    }

    private static String digest(Path file) {
        if (!Files.isRegularFile(file)) {
            return "absent";
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException e) {
            return "unreadable";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
