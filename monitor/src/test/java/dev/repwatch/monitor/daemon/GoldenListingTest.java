package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.alerts.standin.ReceivedMail;
import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.monitor.log.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One listing on its way through the real daemon, from the configuration to the message that it is over, as all see it from
 * outside: what is told, what Prometheus reads and what is kept. {@code -Drepwatch.golden=update} writes the story anew; read
 * the difference before you commit it.
 */
class GoldenListingTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/repwatch/monitor/daemon/golden-listing.txt");
    private static final String IP = "192.0.2.10";
    private static final String LISTED = "is listed on Near Blocklist";
    private static final String OVER = "is off Near Blocklist";
    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final StringBuilder story = new StringBuilder();

    @TempDir
    Path folder;

    @Test
    void readsAsItWasAgreed() throws Exception {
        try (LogLines log = new LogLines("dev.repwatch.monitor");
                DaemonWorld world = new DaemonWorld(folder)) {
            chapter("config.toml says", Files.readString(world.file));
            try (Daemon daemon = world.start()) {
                awaiting(() -> daemon.memory().view().targets().values().stream()
                        .allMatch(target -> target.lastRound().isPresent()));
                chapter("Nothing is listed: Prometheus reads", metrics(world) + "(no sample)");

                world.nameserver.zone(DaemonWorld.ZONE).list(IP, "Spam seen, see https://bl.near.test/", "127.0.0.2");
                awaiting(() -> told(world, LISTED));
                chapter("The list answers 127.0.0.2, twice: Slack is told", slack(world, LISTED));
                chapter("The mail says", mail(world, LISTED));
                chapter("Prometheus reads", metrics(world));

                world.nameserver.zone(DaemonWorld.ZONE).unlist(IP);
                awaiting(() -> told(world, OVER));
                chapter("The list answers that there is no such name, long enough: Slack is told", slack(world, OVER));
                chapter("The mail says", mail(world, OVER));
                chapter("Prometheus reads", metrics(world));
                chapter("What is kept", kept(world));
                chapter("The log says", logged(log));
                assertThat(daemon.memory().view().open()).isEmpty();
            }
        }
        if ("update".equals(System.getProperty("repwatch.golden"))) {
            Files.writeString(GOLDEN, story);
        }
        assertThat(story.toString()).isEqualTo(Files.readString(GOLDEN));
    }

    private static void awaiting(Callable<Boolean> condition) {
        await().atMost(WITHIN).until(condition);
    }

    private static boolean told(DaemonWorld world, String what) {
        return posts(world, what).findFirst().isPresent()
                && mails(world, what).findFirst().isPresent();
    }

    private static Stream<SlackPost> posts(DaemonWorld world, String what) {
        return world.slack.received().stream()
                .filter(post -> post.method().equals("chat.postMessage"))
                .filter(post -> post.text().contains(what));
    }

    private static Stream<ReceivedMail> mails(DaemonWorld world, String what) {
        return world.mail.received().stream().filter(mail -> mail.subject().contains(what));
    }

    private static String slack(DaemonWorld world, String what) {
        SlackPost post = posts(world, what).findFirst().orElseThrow();
        return (post.thread().isPresent() ? "in a thread" : "in the channel") + "\n\n" + post.text();
    }

    private static String mail(DaemonWorld world, String what) {
        ReceivedMail mail = mails(world, what).findFirst().orElseThrow();
        return "To: " + String.join(", ", mail.to()) + "\nSubject: " + mail.subject() + "\n\n" + mail.text();
    }

    private static String metrics(DaemonWorld world) throws IOException, InterruptedException {
        return world.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.matches("repwatch_(listing_active|targets_listed|score)\\{.*192\\.0\\.2\\.10\".*"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String kept(DaemonWorld world) throws IOException {
        JsonNode history = new ObjectMapper().readTree(Said.good(world.file, "history", IP, "--output", "json"));
        StringBuilder kept = new StringBuilder();
        history.path("events")
                .forEach(event -> kept.append(event.path("kind").asText()).append('\n'));
        return kept.toString();
    }

    /** In the order of the alphabet: which channel is first is nobody's promise. */
    private static String logged(LogLines log) {
        return log.lines().stream()
                .filter(line -> line.matches("[A-Z]+ (listing|told channel) .*(?i:near.blocklist).*"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private void chapter(String title, String text) {
        story.append("== ")
                .append(title)
                .append("\n\n")
                .append(Timeless.text(text).strip())
                .append("\n\n");
    }
}
