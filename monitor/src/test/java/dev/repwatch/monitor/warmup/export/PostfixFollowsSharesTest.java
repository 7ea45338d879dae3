package dev.repwatch.monitor.warmup.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Postfix itself, from Debian, sends by three transports as the exported table says. */
@Tag("peers")
class PostfixFollowsSharesTest {

    private static final int MESSAGES = 10_000;
    /** The error that the exported file states: half a point. */
    private static final double STATED = 0.005;

    private static final Limits LIMITS = new Limits(
            LocalDate.of(2026, 10, 12),
            Instant.parse("2026-10-13T03:00:00Z"),
            List.of(
                    new SourceLimits("192.0.2.25", "mx1", Map.of("google", 1_500L)),
                    new SourceLimits("192.0.2.26", "mx2", Map.of("google", 500L))));

    private static final Pattern LEFT = Pattern.compile(" (out-\\w+)/discard\\[\\d+]: .* status=sent ");

    @TempDir
    private Path folder;

    @Test
    void the_table_alone_chooses_within_the_stated_error() throws Exception {
        followed(ask(PostfixShares.table(LIMITS, MESSAGES)));
    }

    /** Written as it is exported, into the configuration of a Postfix that takes the messages by SMTP and hands each to a way out. */
    @Test
    @Tag("slow")
    void ten_thousand_messages_leave_by_three_transports_within_the_stated_error() throws Exception {
        Path postfix = Files.createDirectory(folder.resolve("postfix"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(postfix.resolve("main.cf"), text("main.cf", port) + PostfixShares.write(LIMITS, MESSAGES));
        Files.writeString(postfix.resolve("master.cf"), text("master.cf", port));
        Files.writeString(folder.resolve("send.sh"), text("send.sh", port));
        String user = System.getProperty("user.name");
        List<String> command = new ArrayList<>(user.equals("root") ? List.of() : List.of("sudo", "-n"));
        command.addAll(List.of(
                "bash",
                folder.resolve("send.sh").toString(),
                folder.toString(),
                Integer.toString(port),
                Integer.toString(MESSAGES),
                user));
        Path printed = folder.resolve("printed.txt");
        Process sending = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(sending.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            sending.destroyForcibly();
        }
        assertThat(sending.exitValue()).as(Files.readString(printed)).isZero();
        try (Stream<String> lines = Files.lines(folder.resolve("mail.log"))) {
            followed(lines.flatMap(line -> LEFT.matcher(line).results())
                    .collect(Collectors.groupingBy(left -> left.group(1), Collectors.counting())));
        }
    }

    private String text(String name, int port) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PostfixFollowsSharesTest.class.getResourceAsStream("postfix/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@PORT", Integer.toString(port))
                    .replace("@/", folder + "/");
        }
    }

    private static void followed(Map<String, Long> chosen) {
        assertThat(chosen.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(MESSAGES);
        assertThat(chosen).hasSize(3);
        Map.of("out-mx1", 0.15, "out-mx2", 0.05, "out-warm", 0.80)
                .forEach((transport, share) -> assertThat((double) chosen.getOrDefault(transport, 0L) / MESSAGES)
                        .as(transport)
                        .isCloseTo(share, within(STATED + chance(share))));
    }

    /** Four standard deviations of so many throws. */
    private static double chance(double share) {
        return 4 * Math.sqrt(share * (1 - share) / MESSAGES);
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
