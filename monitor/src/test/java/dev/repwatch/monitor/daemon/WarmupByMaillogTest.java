package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.monitor.cli.RepwatchCommand;
import dev.repwatch.monitor.notify.AdjustableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warm-up that knows from a followed Postfix log what was sent, and tells a program when the limits are others. */
class WarmupByMaillogTest {

    private static final String IP = "192.0.2.10";
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    @TempDir
    private Path folder;

    @Test
    void the_log_moves_the_limit_and_the_hook_hears_of_it() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add(line(DAY.minusDays(2), 0, "status=sent (250 2.0.0 ok)"));
        for (int n = 1; n <= 100; n++) {
            lines.add(line(DAY, n, "status=sent (250 2.0.0 ok)"));
        }
        // one message of them had been put off first: no second message
        lines.add(101, line(DAY, 100, "status=deferred (host said: 421-4.7.28 rate limited, try later)"));
        lines.add(line(DAY.plusDays(1), 1_000, "status=sent (250 2.0.0 ok)"));
        Files.write(folder.resolve("mail.log"), lines);
        Path heard = folder.resolve("heard.txt");
        Path hook = Files.writeString(folder.resolve("hook.sh"), "#!/bin/sh\necho \"$1\" >> " + heard + "\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        plan();
        AdjustableClock clock = new AdjustableClock(Instant.parse("2026-10-06T07:00:00Z"));
        try (DaemonWorld world = new DaemonWorld(folder).with("""

            [maillog]
            files = ["mail.log"]

            [warmup]
            maillog = true
            zone = "UTC"
            file = "limits.json"
            hook = ["%s"]
            """.formatted(hook));
                Daemon daemon = world.start(
                        DaemonEnvironment.ofSystem("test").withoutPosture().at(clock))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                daemon.warmup().run();
                return decision(world).path("verdict").asText().equals("advance");
            });
            assertThat(decision(world).path("next_limit").asLong()).isBetween(115L, 200L);
            await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(heard));
            String said = Said.good(world.file, "warmup", "status");
            assertThat(said)
                    .contains(IP, "advance", "1000")
                    .contains("info: " + IP + " sent 101 to Google on a day for which no limit was given; next: ");
            long times = Files.readAllLines(heard).size();
            daemon.warmup().run();
            assertThat(Files.readAllLines(heard)).as("no change, no call").hasSize((int) times);
            assertThat(Files.readAllLines(heard))
                    .last()
                    .isEqualTo(folder.resolve("limits.json").toString());
        }
    }

    private static JsonNode decision(DaemonWorld world) throws IOException, InterruptedException {
        return new JsonMapper().readTree(world.get("/api/v1/warmup").body()).at("/plans/0/decisions/0");
    }

    private void plan() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        int planned = RepwatchCommand.commandLine()
                .execute(
                        "warmup",
                        "plan",
                        "--ip",
                        IP,
                        "--goal",
                        "google=1000",
                        "--book",
                        folder.resolve("data/warmup.json").toString());
        assertThat(planned).isZero();
    }

    private static String line(LocalDate day, int n, String status) {
        return day + "T10:00:00.000+00:00 mx1 postfix-" + IP + "/smtp[4]: 4jd0h85xl" + n + ": to=<u" + n
                + "@gmail.com>, relay=gmail-smtp-in.l.google.com[192.0.2.30]:25, delay=0.9, delays=0.1/0.01/0.5/0.29,"
                + " dsn=2.0.0, " + status;
    }
}
