package dev.repwatch.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.MailSink;
import dev.repwatch.alerts.standin.SlackPost;
import dev.repwatch.alerts.standin.SlackStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code repwatch run} as its own process against a real rbldnsd: one listing, told once, through a kill, to its end. */
@Tag("peers")
class ListingJourneyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @TempDir
    Path zones;

    private Rbldnsd rbldnsd;
    private SlackStandIn slack;
    private MailSink mail;

    @BeforeEach
    void start() throws IOException {
        rbldnsd = new Rbldnsd(zones);
        slack = new SlackStandIn(0);
        mail = new MailSink(0);
        Files.writeString(folder.resolve("slack-token"), "xoxb-test");
        Files.writeString(folder.resolve("config.toml"), configuration());
    }

    @AfterEach
    void stop() {
        rbldnsd.close();
        slack.close();
        mail.close();
    }

    @Test
    void aListingIsToldOnceThroughAKillAndToldWhenItIsOver() throws Exception {
        try (RepwatchProcess first = run()) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(told("First look")).as(first::err).hasSize(1));
            rbldnsd.list("192.0.2.10\n");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told("192.0.2.10 (mx1) is listed"))
                            .as(first::err)
                            .hasSize(1));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(mailed("(mx1) is listed on")).hasSize(1));
            first.kill();
        }
        try (RepwatchProcess second = run()) {
            await().atMost(PATIENCE).until(() -> second.err().contains("repwatch watches"));
            rbldnsd.list("");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(anywhere("is off")).as(second::err).isTrue());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mailed("is off")).hasSize(1));
            assertThat(told("192.0.2.10 (mx1) is listed")).hasSize(1);
            assertThat(mailed("(mx1) is listed on")).hasSize(1);
            assertThat(told("First look")).hasSize(1);
            assertThat(second.terminate()).isZero();
        }
    }

    private RepwatchProcess run() {
        return RepwatchProcess.start(folder, "run", "--config", "config.toml");
    }

    /** New messages in the channel, neither edits nor lines in a thread. */
    private List<String> told(String words) {
        return slack.received().stream()
                .filter(post -> post.method().equals("chat.postMessage")
                        && post.thread().isEmpty())
                .map(SlackPost::text)
                .filter(text -> text.contains(words))
                .toList();
    }

    private boolean anywhere(String words) {
        return slack.received().stream().map(SlackPost::text).anyMatch(text -> text.contains(words));
    }

    private List<String> mailed(String words) {
        return List.copyOf(mail.received()).stream()
                .map(each -> each.subject() + " " + each.messageId())
                .filter(each -> each.contains(words))
                .toList();
    }

    private String configuration() {
        return """
                [web]
                listen = "127.0.0.1:0"

                [storage]
                path = "data/repwatch"

                [dns]
                resolvers = ["%s"]
                timeout = "1s"

                [schedule]
                dnsbl = "2s"

                [confirmation]
                confirm_retry = "1s"
                clear_retry = "1s"
                clear_span = "2s"

                [alerting]
                group_wait = "1s"

                [lists]
                defaults = false

                [[list]]
                id = "example-bl"
                zone = "bl.example.test"
                kinds = ["ipv4"]
                codes = { "127.0.0.2" = { name = "spam source", severity = "major", scope = "ip" } }

                [[channels]]
                name = "ops"
                type = "slack"
                bot_token = { file = "slack-token" }
                channel = "#mail-alerts"
                api_url = "%s"

                [[channels]]
                name = "mail"
                type = "email"
                to = ["oncall@example.jp"]
                relays = ["127.0.0.1:%d"]
                security = "none"

                [[targets]]
                name = "mx1"
                addresses = ["192.0.2.10", "192.0.2.11"]
                """.formatted(rbldnsd.resolver(), slack.apiUrl(), mail.port());
    }
}
