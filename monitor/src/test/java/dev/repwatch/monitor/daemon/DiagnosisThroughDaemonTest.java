package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whose move it is, asked of a daemon that has seen one listing: by a program, and by a person in a browser without a script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiagnosisThroughDaemonTest {

    private static final String LISTED = "192.0.2.10";
    private static final String REPLY =
            "554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using bl.near.test; <taro@rcpt.example>";

    private final HttpClient client = HttpClient.newHttpClient();
    private DaemonWorld world;
    private Daemon daemon;

    @BeforeAll
    void aDaemonThatSeesAListing(@TempDir Path folder) throws IOException {
        Path log = Files.createFile(folder.resolve("mail.log"));
        world = new DaemonWorld(folder).with("""

            [maillog]
            files = ["mail.log"]
            """);
        Files.writeString(
                world.file,
                Files.readString(world.file).replace("[web]\n", "[web]\nurl = \"https://pages.example.jp/mail\"\n"));
        daemon = world.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> world.get("/-/ready").statusCode() == 200);
        world.nameserver.zone(DaemonWorld.ZONE).list(LISTED, "Spam seen <script>alert(1)</script>", "127.0.0.2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.get("/api/v1/status").body().contains("near-blocklist"));
        Files.writeString(log, line("5A1B2C3D4E", "taro@other.example", LISTED));
    }

    /** As Postfix writes it. */
    private static String line(String id, String recipient, String source) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000000+00:00")
                + " mx postfix/smtp[1]: " + id + ": to=<" + recipient
                + ">, relay=mx.other.example[203.0.113.5]:25, delay=1, delays=0/0/1/0, dsn=5.7.1, status=bounced (host"
                + " mx.other.example[203.0.113.5] said: 554 5.7.1 Service unavailable; Client host [" + source
                + "] blocked using bl.near.test (in reply to RCPT TO command))\n";
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    @Test
    void aPastedReplyIsJudgedByWhatTheListSaid() throws IOException, InterruptedException {
        JsonNode card = card("{\"value\":\"" + REPLY + "\"}");

        assertThat(card.path("rule").asText()).isEqualTo("D01");
        assertThat(card.path("owner").asText()).isEqualTo("engineer");
        assertThat(card.path("headline").asText()).contains(LISTED);
        assertThat(card.path("evidence").findValuesAsText("kind")).contains("log", "listing", "task");
        assertThat(card.toString()).doesNotContain("taro@");
    }

    @Test
    void whatAListThatIsBelievedAnsweredIsKnown() throws IOException, InterruptedException {
        JsonNode card = card("{\"kind\":\"reply\",\"value\":\"554 5.7.1 Client host [192.0.2.11] blocked using"
                + " bl.near.test\",\"language\":\"ja\"}");

        assertThat(card.path("rule").asText()).isEqualTo("D03");
        assertThat(card.path("headline").asText()).contains("掲載されていません");
    }

    @Test
    void ofAPersonOfWhomNothingIsKnownNothingIsSaid() throws IOException, InterruptedException {
        JsonNode card = card("{\"kind\":\"recipient\",\"value\":\"taro@rcpt.example\"}");

        assertThat(card.path("rule").asText()).isEqualTo("D59");
        assertThat(card.path("owner").asText()).isEqualTo("unknown");
    }

    @Test
    void whatTheLogSaysOfAnAddressDecidesItsCard() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode card = card("{\"kind\":\"ip\",\"value\":\"" + LISTED + "\"}");
            assertThat(card.path("rule").asText()).as(card.toString()).isEqualTo("D01");
            assertThat(card.path("evidence").toString()).contains("blocked using bl.near.test");
            assertThat(card.path("checked_fine").toString()).contains("The mail log was read");
        });
    }

    @Test
    void messagesLinkToThePages() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> world.slack.received().stream()
                        .anyMatch(post -> post.json().contains("https://pages.example.jp/mail/e/")
                                && post.json().contains("https://pages.example.jp/mail/diagnose?about=192.0.2.10")));
    }

    @Test
    void theLinkOfATargetLeadsToItsCard() throws IOException, InterruptedException {
        assertThat(world.get("/").body()).contains("href=\"t/192.0.2.10\"");
        assertThat(world.get("/t/192.0.2.10").body()).contains("href=\"../diagnose?about=192.0.2.10\"");
        HttpResponse<String> page = world.get("/diagnose?about=192.0.2.10");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Whose move: the sending mail engineer")
                .contains("near-blocklist")
                .doesNotContain("<script");
        assertThat(page.body().length()).isLessThan(30_000);
    }

    @Test
    void supportPastesAReplyAndReadsTheTextForTheCustomer() throws IOException, InterruptedException {
        HttpResponse<String> page =
                posted("/diagnose", "q=" + encoded(REPLY + "<script>alert(2)</script>") + "&when=", "ja");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"ja\">")
                .contains("対応する人: メール配信の担当者")
                .contains("次のご連絡は")
                .contains("&lt;script&gt;alert(2)")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self'");
    }

    @Test
    void anAddressOfAPersonIsNeverTakenFromAnAddress() throws IOException, InterruptedException {
        assertThat(world.get("/diagnose?about=taro%40rcpt.example").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException, InterruptedException {
        assertThat(posted("/api/v1/diagnoses", "{\"kind\":\"recipent\",\"value\":\"x\"}", "en")
                        .body())
                .contains("did you mean")
                .contains("recipient");
        assertThat(posted("/api/v1/diagnoses", "{}", "en").statusCode()).isEqualTo(422);
        assertThat(posted("/diagnose", "q=x&when=yesterday", "en").body())
                .contains("The time cannot be used: it lies in the future, or is no time such as");
        assertThat(posted("/api/v1/diagnoses", "{\"value\":\"x\",\"when\":\"2999-01-01T00:00:00Z\"}", "en")
                        .body())
                .contains("lies in the future");
    }

    private JsonNode card(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = posted("/api/v1/diagnoses", body, "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<").doesNotContain(">");
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> posted(String path, String body, String language)
            throws IOException, InterruptedException {
        String type = body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port + path))
                        .header("Content-Type", type)
                        .header("Accept-Language", language)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
