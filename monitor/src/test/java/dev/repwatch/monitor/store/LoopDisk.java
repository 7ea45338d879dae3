package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small ext4 file system in a file, mounted over a loop device; needs the right to mount. */
public final class LoopDisk implements AutoCloseable {

    private final Path image;
    private final Path mounted;

    private LoopDisk(Path image, Path mounted) {
        this.image = image;
        this.mounted = mounted;
    }

    public static LoopDisk in(Path directory, int megabytes) throws IOException, InterruptedException {
        LoopDisk disk = new LoopDisk(directory.resolve("image"), Files.createDirectory(directory.resolve("mounted")));
        try (RandomAccessFile file = new RandomAccessFile(disk.image.toFile(), "rw")) {
            file.setLength((long) megabytes << 20);
        }
        run("mkfs.ext4", "-q", "-m", "0", disk.image.toString());
        disk.mount();
        return disk;
    }

    /** Where it is mounted. */
    public Path path() {
        return mounted;
    }

    /** Leaves not one block free. */
    public void fill() throws IOException {
        for (int block : new int[] {1 << 20, 4096, 1}) {
            try (OutputStream ballast = Files.newOutputStream(mounted.resolve("ballast-" + block))) {
                while (true) {
                    ballast.write(new byte[block]);
                }
            } catch (IOException full) {
                assertThat(full).hasMessageContaining("No space left");
            }
        }
    }

    /** Leaves so many KiB free, or a little more. */
    public void fillUpTo(int kilobytes) throws IOException {
        Path reserve = mounted.resolve("reserve");
        Files.write(reserve, new byte[kilobytes << 10]);
        fill();
        Files.delete(reserve);
    }

    /** Takes away what {@link #fill} wrote. */
    public void free() throws IOException {
        for (int block : new int[] {1 << 20, 4096, 1}) {
            Files.deleteIfExists(mounted.resolve("ballast-" + block));
        }
    }

    /** Turns read-only under whoever uses it, as Linux does after a disk error. */
    public void fail() throws IOException {
        Process asked = new ProcessBuilder("findmnt", "-n", "-o", "SOURCE", mounted.toString()).start();
        String device = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Files.writeString(
                Path.of("/sys/fs/ext4", Path.of(device).getFileName().toString(), "trigger_fs_error"), "by the test");
    }

    public void readOnly() throws IOException, InterruptedException {
        run("mount", "-o", "remount,ro", mounted.toString());
    }

    public void writable() throws IOException, InterruptedException {
        run("mount", "-o", "remount,rw", mounted.toString());
    }

    /** What an administrator does after {@link #fail}; nobody may use it meanwhile. */
    public void repair() throws IOException, InterruptedException {
        run("umount", mounted.toString());
        new ProcessBuilder("e2fsck", "-p", "-f", image.toString()).start().waitFor();
        mount();
    }

    private void mount() throws IOException, InterruptedException {
        run("mount", "-o", "loop,errors=remount-ro", image.toString(), mounted.toString());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", mounted.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }
}
