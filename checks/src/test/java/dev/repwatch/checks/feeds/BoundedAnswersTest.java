package dev.repwatch.checks.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every HTTP feed meets answers that are too large in a whole Java machine that has little heap, and refuses them. */
@Tag("slow")
class BoundedAnswersTest {

    /** An answer of 32 MB in bytes and once more as text or as a tree of the same size, and the machine itself. */
    private static final String HEAP = "-Xmx192m";

    private static final int FEEDS = 10;
    private static final int BODIES = 7;

    @Test
    void everyFeedStaysWithinASmallHeap() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HugeAnswers.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(small.waitFor()).as("%s", said).isZero();
        assertThat(said).last().isEqualTo("all asked");
        assertThat(said).filteredOn(it -> it.startsWith("refused")).hasSize(FEEDS * BODIES);
    }
}
