package dev.repwatch.monitor.warmup.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Postfix itself, from Debian, chooses among three transports as the exported table says. */
@Tag("peers")
class PostfixFollowsSharesTest {

    private static final int MESSAGES = 10_000;
    /** Half a point of the table, and four standard deviations of chance at a share of a half. */
    private static final double WITHIN = 0.005 + 4 * 0.005;

    @Test
    void chooses_transports_within_the_stated_error_over_ten_thousand_messages() throws Exception {
        Limits limits = new Limits(
                LocalDate.of(2026, 10, 12),
                Instant.parse("2026-10-13T03:00:00Z"),
                List.of(
                        new SourceLimits("192.0.2.25", "mx1", Map.of("google", 1_500L)),
                        new SourceLimits("192.0.2.26", "mx2", Map.of("google", 500L))));
        Map<String, Long> chosen = ask(PostfixShares.table(limits, 10_000));
        assertThat(chosen.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(MESSAGES);
        assertThat(share(chosen, "out-mx1")).isBetween(0.15 - WITHIN, 0.15 + WITHIN);
        assertThat(share(chosen, "out-mx2")).isBetween(0.05 - WITHIN, 0.05 + WITHIN);
        assertThat(share(chosen, "out-warm")).isBetween(0.80 - WITHIN, 0.80 + WITHIN);
    }

    private static double share(Map<String, Long> chosen, String transport) {
        return (double) chosen.getOrDefault(transport, 0L) / MESSAGES;
    }

    /** {@code postmap -q -} asks the table once for each line, as trivial-rewrite does for each message. */
    private static Map<String, Long> ask(String table) throws IOException, InterruptedException {
        Process postmap = new ProcessBuilder("/usr/sbin/postmap", "-q", "-", table)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread writer = new Thread(() -> keys(postmap));
        writer.start();
        try (BufferedReader lines = postmap.inputReader(StandardCharsets.UTF_8)) {
            Map<String, Long> chosen = lines.lines()
                    .map(line -> line.substring(line.indexOf('\t') + 1))
                    .collect(Collectors.groupingBy(transport -> transport, Collectors.counting()));
            writer.join();
            assertThat(postmap.waitFor()).isZero();
            return chosen;
        }
    }

    private static void keys(Process postmap) {
        try (Writer keys = postmap.outputWriter(StandardCharsets.UTF_8)) {
            for (int message = 0; message < MESSAGES; message++) {
                keys.write("user" + message + "@example.test\n");
            }
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
