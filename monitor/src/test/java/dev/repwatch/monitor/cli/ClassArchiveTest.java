package dev.repwatch.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher uses an archive of classes where Java takes it, and nobody hears of it where it does not. */
class ClassArchiveTest {

    private static final String FROM_ARCHIVE = Small.class.getName() + " source: shared objects file (top)";

    @TempDir
    Path home;

    private Path jar;

    /** Stands for the program: says what a daemon says and waits for its end, or says what it was asked. */
    static final class Small {

        private Small() {}

        public static void main(String[] arguments) throws InterruptedException {
            if (arguments[0].equals("run")) {
                System.out.println("repwatch watches 1 target on 0 lists");
                Thread.currentThread().join();
            }
            System.out.println("said " + arguments[0]);
        }
    }

    @BeforeEach
    void aHomeWithItsJar() throws IOException {
        Files.copy(Path.of("../repwatch"), home.resolve("repwatch"));
        jar = Files.createDirectories(home.resolve("monitor/target")).resolve("repwatch.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Small.class.getName());
        String name = Small.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(out, manifest);
                InputStream code = ClassLoader.getSystemResourceAsStream(name)) {
            archive.putNextEntry(new JarEntry(name));
            code.transferTo(archive);
            archive.closeEntry();
        }
    }

    @Test
    void anArchiveOfThisJarIsUsedAndOneOfAnotherIsPassedOverInSilence() throws Exception {
        assertThat(launched("-Xlog:class+load")).doesNotContain(FROM_ARCHIVE).contains("said --version\n");

        makeArchive();
        assertThat(launched("-Xlog:class+load")).contains(FROM_ARCHIVE).contains("said --version\n");
        assertThat(launched("-Xshare:auto")).isEqualTo("said --version\n");

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launched("-Xshare:auto")).isEqualTo("said --version\n");
        assertThat(launched("-Xlog:class+load")).doesNotContain(FROM_ARCHIVE);
    }

    @Test
    void whatIsNoArchiveIsPassedOverInSilence() throws Exception {
        Files.writeString(archive(), "cut short");
        assertThat(launched("-Xshare:auto")).isEqualTo("said --version\n");
    }

    /** Java 17 maps what is not there, and is killed. */
    @Test
    void anArchiveThatIsCutShortAfterItsHeadIsPassedOverInSilence() throws Exception {
        makeArchive();
        byte[] whole = Files.readAllBytes(archive());
        Files.delete(archive());
        Files.write(archive(), Arrays.copyOf(whole, whole.length / 2));
        assertThat(launched("-Xshare:auto")).isEqualTo("said --version\n");

        Files.write(archive(), whole);
        assertThat(launched("-Xlog:class+load")).contains(FROM_ARCHIVE);
        Files.delete(size());
        assertThat(launched("-Xlog:class+load")).doesNotContain(FROM_ARCHIVE);
    }

    private Path size() throws Exception {
        return archive().resolveSibling(archive().getFileName() + ".size");
    }

    /** Under the name by which the launcher looks for it. */
    private Path archive() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java").toRealPath();
        Process sum = new ProcessBuilder("sh", "-c", "echo \"$0\" | cksum | cut -d ' ' -f 1", java.toString()).start();
        String number = new String(sum.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return jar.resolveSibling("classes-" + number.trim() + ".jsa");
    }

    private void makeArchive() throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "../packaging/class-archive",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        jar.toString(),
                        archive().toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("made").toFile())
                .start();
        ended(process, home.resolve("made"));
        try (Stream<Path> files = Files.list(jar.getParent())) {
            assertThat(files).as("nothing half done is left").containsExactlyInAnyOrder(jar, archive(), size());
        }
    }

    /** What the launcher prints with this option of Java. */
    private String launched(String option) throws Exception {
        Path said = home.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder("sh", home.resolve("repwatch").toString(), "--version");
        builder.environment().put("REPWATCH_JAVA_OPTS", option);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        ended(builder.redirectErrorStream(true).redirectOutput(said.toFile()).start(), said);
        return Files.readString(said);
    }

    private static void ended(Process process, Path said) throws Exception {
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
