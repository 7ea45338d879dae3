package dev.repwatch.checks.feeds.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bombs, entities, 200 MB and archives in archives are refused by a whole Java machine that has 96 MB of heap. */
@Tag("slow")
class BoundedMemoryTest {

    /** Twice the largest entry (20 MB), the same again as text while it is parsed, and the machine itself. */
    private static final String HEAP = "-Xmx96m";

    @Test
    void everythingThatBurstsACarelessReaderIsRefusedInASmallHeap() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(small.waitFor()).as("%s", said).isZero();
        assertThat(said).filteredOn(it -> it.startsWith("refused")).hasSize(11);
        assertThat(said).noneMatch(it -> it.startsWith("TAKEN")).last().isEqualTo("read 3 rows");
    }
}
