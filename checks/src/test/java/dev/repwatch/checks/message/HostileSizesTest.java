package dev.repwatch.checks.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 50 MB, 190 KB of HTML, 300 nested parts and a zip of a gigabyte are judged by a whole Java machine of 256 MB, in bounded time. */
@Tag("slow")
class HostileSizesTest {

    private static final String HEAP = "-Xmx256m";
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    @Test
    void nothingBurstsASmallHeapAndEachIsSaidInAWord() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileMessages.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(small.waitFor(ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(small.exitValue()).as("%s", said).isZero();
        assertThat(said)
                .anyMatch(it -> it.startsWith("50 MB:") && it.contains("attach.size"))
                .anyMatch(it -> it.startsWith("190 KB of HTML:") && it.contains("html.size.gmail_clip"))
                .anyMatch(it -> it.startsWith("300 nested parts:") && it.contains("mime.too_deep"))
                .anyMatch(it -> it.startsWith("zip bomb:"))
                .hasSize(4);
    }
}
