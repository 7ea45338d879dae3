package dev.repwatch.checks.maillog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

    private static final String TEXT = "a line of a log\n".repeat(50_000);

    @TempDir
    private Path folder;

    private interface Packing {
        OutputStream around(OutputStream out) throws IOException;
    }

    private byte[] packed(Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.around(bytes)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private String read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("log"), bytes);
        try (InputStream in = Unpacked.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void plainGzipAndZstandard() throws IOException {
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(read(packed(GZIPOutputStream::new))).isEqualTo(TEXT);
        assertThat(read(packed(ZstdOutputStream::new))).isEqualTo(TEXT);
        assertThat(read(new byte[0])).isEmpty();
    }

    /** {@code maillog read <(ssh mx1 cat /var/log/mail.log)}. */
    @Test
    void aPipeIsReadLikeAFile() throws IOException {
        Path pipe = folder.resolve("pipe");
        assumeThat(ended("mkfifo", pipe.toString())).isZero();
        Path text = Files.writeString(folder.resolve("text"), TEXT);
        Process writer = new ProcessBuilder("dd", "if=" + text, "of=" + pipe, "conv=notrunc")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream in = Unpacked.open(pipe)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
        } finally {
            writer.destroyForcibly();
        }
    }

    private static int ended(String... command) throws IOException {
        return new ProcessBuilder(command)
                .start()
                .onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    @Test
    void whatIsCutOffIsReadAsFarAsItGoes() throws IOException {
        byte[] gzip = packed(GZIPOutputStream::new);
        assertThat(TEXT).startsWith(read(Arrays.copyOf(gzip, gzip.length / 2)));
        byte[] zstd = packed(ZstdOutputStream::new);
        assertThat(TEXT).startsWith(read(Arrays.copyOf(zstd, zstd.length / 2)));
        assertThat(TEXT).startsWith(read(Arrays.copyOf(zstd, 6)));
    }
}
