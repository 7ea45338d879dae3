package dev.repwatch.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap that is too small ends the program with one sentence that names the option, and not with a stack trace. */
class TooLittleMemoryTest {

    private static final int ENDED_BY_JAVA = 3;

    @TempDir
    Path home;

    /** Stands for a daemon with too many targets. */
    static final class Greedy {

        private Greedy() {}

        public static void main(String[] arguments) {
            List<byte[]> kept = new ArrayList<>();
            while (!kept.isEmpty() || arguments.length == 0) {
                kept.add(new byte[1 << 20]);
            }
        }
    }

    @Test
    void theLauncherSaysWhichOptionToSet() throws Exception {
        Files.copy(Path.of("../repwatch"), home.resolve("repwatch"));
        jar(Files.createDirectories(home.resolve("monitor/target")).resolve("repwatch.jar"));
        ProcessBuilder builder =
                new ProcessBuilder("sh", home.resolve("repwatch").toString());
        builder.environment().put("REPWATCH_JAVA_OPTS", "-Xmx32m");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectOutput(home.resolve("out").toFile()).start();
        try {
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(said)
                    .isEqualTo("repwatch: the memory that it may use is not enough - allow more, such as"
                            + " REPWATCH_JAVA_OPTS=-Xmx1g, and start it again\n");
            assertThat(process.exitValue()).isEqualTo(ENDED_BY_JAVA);
            assertThat(Files.readString(home.resolve("out"))).doesNotContain("\tat ");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whoStartsTheJarIsToldAsMuch() {
        assertThat(UnexpectedFailure.sentence(new OutOfMemoryError("Java heap space")))
                .startsWith("the memory that it may use is not enough; allow more with java -Xmx1g");
    }

    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Greedy.class.getName());
        String name = Greedy.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream code = ClassLoader.getSystemResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            code.transferTo(jar);
            jar.closeEntry();
        }
    }
}
