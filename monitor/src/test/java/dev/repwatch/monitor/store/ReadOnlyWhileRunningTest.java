package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ext4 file system in a file that turns read-only under the running database, as Linux does after a disk error. */
@Tag("peers")
class ReadOnlyWhileRunningTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void isSaidInOneSentenceAndLosesNothing() throws Exception {
        Path image = directory.resolve("image");
        Path mounted = Files.createDirectory(directory.resolve("mounted"));
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(32 << 20);
        }
        run("mkfs.ext4", "-q", image.toString());
        run("mount", "-o", "loop,errors=remount-ro", image.toString(), mounted.toString());
        StorageLocation location = new StorageLocation.H2File(mounted.resolve("repwatch"));
        try {
            Database database = Database.open(location);
            database.inTransaction(t -> insert(t, "192.0.2.1"));
            breakIt(mounted);
            assertThatThrownBy(() -> database.inTransaction(t -> insert(t, "192.0.2.2")))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("read-only");
            assertThat(database.health().up()).isFalse();
            assertThat(database.health().failures()).isEqualTo(1);
            assertThatCode(database::close).doesNotThrowAnyException();
        } finally {
            run("umount", mounted.toString());
        }
        new ProcessBuilder("e2fsck", "-p", "-f", image.toString()).start().waitFor();
        run("mount", "-o", "loop", image.toString(), mounted.toString());
        try (Database database = Database.open(location)) {
            assertThat(database.<Integer>read(t -> t.handle()
                            .createQuery("SELECT COUNT(*) FROM target WHERE text = '192.0.2.1'")
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(1);
        } finally {
            run("umount", mounted.toString());
        }
    }

    private static void breakIt(Path mounted) throws IOException {
        Process asked = new ProcessBuilder("findmnt", "-n", "-o", "SOURCE", mounted.toString()).start();
        String device = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Files.writeString(
                Path.of("/sys/fs/ext4", Path.of(device).getFileName().toString(), "trigger_fs_error"), "by the test");
    }

    private static int insert(Transaction t, String text) {
        return t.handle()
                .execute(
                        "INSERT INTO target (text, kind, watched, baseline, alarm)"
                                + " VALUES (?, 'ipv4', TRUE, 'PENDING', FALSE)",
                        text);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }
}
