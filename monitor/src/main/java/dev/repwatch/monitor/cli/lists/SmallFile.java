package dev.repwatch.monitor.cli.lists;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that people hand over: whatever they are, not more than a megabyte of them is read. */
final class SmallFile {

    private static final int MOST = 1 << 20;

    private SmallFile() {}

    /** @throws IOException also when the file is longer */
    static String read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("it is longer than a megabyte");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
