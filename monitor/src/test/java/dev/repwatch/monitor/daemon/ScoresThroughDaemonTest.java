package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.dns.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are judged by the daemon: handed over HTTP, or mailed to an address that was handed out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoresThroughDaemonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MESSAGE = """
        Received: from mta.example.com (mta.example.com [192.0.2.10]) by mx.example.net; Sun, 29 Nov 2026 10:00:01 +0900
        Return-Path: <bounce@example.com>
        From: Shop <news@example.com>
        To: <a@example.net>
        Subject: Autumn
        Date: Sun, 29 Nov 2026 10:00:00 +0900
        Message-ID: <1@example.com>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        Our autumn catalogue is here: https://bit.ly/autumn
        """.replace("\n", "\r\n");

    private DaemonWorld world;
    private Daemon daemon;
    private ApiCaller api;
    private int smtp;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            smtp = any.getLocalPort();
        }
        world = new DaemonWorld(folder).with("""

            [scoring.receiver]
            listen = "127.0.0.1:%d"
            domain = "score.example.com"
            """.formatted(smtp));
        world.nameserver.zone("example.com").add("example.com.", RecordType.TXT, "v=spf1 ip4:203.0.113.1 -all");
        daemon = world.start();
        api = ApiCaller.of(world, folder);
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    @Test
    void aMessageThatIsPostedIsJudgedAndTheAnswerKept() throws Exception {
        JsonNode kept = json(post("/api/v1/scores?trust_received=true&profile=marketing", MESSAGE), 200);
        assertThat(rules(kept)).contains("link.shortener", "auth.spf.fail", "list.unsubscribe.missing");
        assertThat(kept.path("state").asText()).isEqualTo("scored");
        JsonNode again = json(api.get("/api/v1/scores/" + kept.path("id").asText()), 200);
        assertThat(again.path("score")).isEqualTo(kept.path("score"));
        assertThat(again.toString()).doesNotContain("Our autumn catalogue", "a@example.net");
        assertThat(api.get("/metrics").body())
                .containsPattern("repwatch_score_reports_total\\{band=\"(?:raised|high)\"} [1-9]")
                .contains("repwatch_score_reports_total{band=\"low\"} ");
    }

    @Test
    void theEnvelopeAndTheLanguageAreParameters() throws Exception {
        JsonNode kept = json(
                post("/api/v1/scores?ip=203.0.113.1&from=bounce@example.com&helo=mta.example.com&language=ja", MESSAGE),
                200);
        assertThat(rules(kept)).doesNotContain("auth.spf.fail", "list.unsubscribe.missing");
        assertThat(kept.path("score").path("findings").get(0).path("advice").asText())
                .endsWith("。");
    }

    @Test
    void whatIsNoMessageSaysSo() throws Exception {
        assertThat(rules(json(post("/api/v1/scores", "only words"), 200))).containsExactly("input.not_a_message");
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        assertThat(post("/api/v1/scores?profile=spam", MESSAGE).statusCode()).isEqualTo(400);
        assertThat(post("/api/v1/scores?ip=here", MESSAGE).statusCode()).isEqualTo(400);
        assertThat(post("/api/v1/scores", "").statusCode()).isEqualTo(400);
        assertThat(api.post("/api/v1/scores", "{}").statusCode()).isEqualTo(415);
        assertThat(post("/api/v1/scores", MESSAGE + "x".repeat(10 << 20)).statusCode())
                .isEqualTo(413);
        assertThat(api.get("/api/v1/scores/abcdefghijklmnop").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/scores/..%2f..").statusCode()).isIn(400, 404);
    }

    @Test
    void whatIsMailedToAnAddressThatWasHandedOutIsJudgedOnce() throws Exception {
        JsonNode address = json(api.post("/api/v1/score-addresses", "{\"profile\":\"marketing\"}"), 200);
        assertThat(address.path("state").asText()).isEqualTo("waiting");
        String to = address.path("address").asText();
        assertThat(to).matches("score-[a-z]{16}@score\\.example\\.com");
        assertThat(mailed(to, MESSAGE)).last().asString().startsWith("250");
        JsonNode kept = json(api.get("/api/v1/scores/" + address.path("id").asText()), 200);
        assertThat(kept.path("state").asText()).isEqualTo("scored");
        assertThat(kept.has("address")).isFalse();
        // the envelope's sender by SMTP; the client by the Received of the server on loopback
        assertThat(rules(kept)).contains("auth.spf.fail", "link.shortener", "list.unsubscribe.missing");
        assertThat(mailed(to, MESSAGE)).as("taken once").last().asString().startsWith("550");
    }

    @Test
    void nobodyElseIsTakenMailFor() throws Exception {
        for (String to : List.of(
                "score-abcdefghijklmnop@score.example.com",
                "postmaster@score.example.com",
                "someone@example.net",
                "score-%@score.example.com")) {
            assertThat(mailed(to, MESSAGE)).as(to).last().asString().startsWith("550");
        }
    }

    @Test
    void theCommandHandsOutAnAddress() throws Exception {
        String said = Said.good(world.file, "score", "address", "--wait", "0");
        assertThat(said).matches("score-[a-z]{16}@score\\.example\\.com\\R");
    }

    /** The replies to RCPT and, where that is taken, to the message. */
    private List<String> mailed(String to, String message) throws IOException {
        List<String> said = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), smtp)) {
            socket.setSoTimeout(20_000);
            InputStream in = socket.getInputStream();
            line(in);
            for (String command : List.of("HELO localhost", "MAIL FROM:<bounce@example.com>")) {
                say(socket, command);
                line(in);
            }
            say(socket, "RCPT TO:<" + to + ">");
            said.add(line(in));
            if (said.get(0).startsWith("250")) {
                say(socket, "DATA");
                line(in);
                say(socket, message + "\r\n.");
                said.add(line(in));
            }
            say(socket, "QUIT");
        }
        return said;
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private HttpResponse<String> post(String path, String message) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        api.with(Map.of("Content-Type", "message/rfc822"))
                                .request(path)
                                .POST(HttpRequest.BodyPublishers.ofString(message))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static List<String> rules(JsonNode kept) {
        return kept.path("score").path("findings").findValuesAsText("rule");
    }
}
