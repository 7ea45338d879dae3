package dev.repwatch.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.ActionRequest;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Inbox;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pressed buttons, by a real web socket and by signed requests. */
class SlackButtonsTest {

    private static final String PRESS = """
        {"type":"block_actions","user":{"id":"U1","username":"hanako"},"channel":{"id":"C1"},
         "message":{"ts":"1.1"},"actions":[{"action_id":"repwatch.ack","value":"17"},
         {"action_id":"open.12ab","value":""}]}\
        """;

    private final MockWebServer slack = new MockWebServer();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final List<HttpUrl> whispers = new CopyOnWriteArrayList<>();
    private final List<ActionRequest> acted = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean restless;
    private Channel channel;

    @BeforeEach
    void start() throws IOException {
        slack.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        slack.start();
        SlackSettings settings = new SlackSettings(
                Optional.of(new Secret("xoxb-1")),
                Optional.of("#ops"),
                Optional.empty(),
                Optional.of(new Secret("xapp-1")),
                Optional.of(new Secret("signing")),
                Optional.of(slack.url("/api/").toString()));
        channel = SlackType.TYPE.opener().open("ops", settings, new Environment(() -> Samples.NOON, "mon1"));
    }

    private MockResponse answer(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.equals("/api/apps.connections.open") && refusals.getAndDecrement() > 0) {
            return json("{\"ok\":false,\"error\":\"internal_error\"}");
        }
        if (path.equals("/api/apps.connections.open")) {
            String socket = "ws://127.0.0.1:" + slack.getPort() + "/link";
            return json("{\"ok\":true,\"url\":\"" + socket + "\"}");
        }
        if (path.equals("/link")) {
            return new MockResponse.Builder()
                    .webSocketUpgrade(new PressingSlack())
                    .build();
        }
        if (path.equals("/api/chat.postEphemeral")) {
            whispers.add(HttpUrl.get("http://x/?" + request.getBody().utf8()));
        }
        return json("{\"ok\":true}");
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .body(body)
                .addHeader("Content-Type", "application/json")
                .build();
    }

    private final class PressingSlack extends WebSocketListener {

        @Override
        public void onOpen(WebSocket socket, Response response) {
            connections.incrementAndGet();
            socket.send("{\"type\":\"hello\",\"num_connections\":1}");
            socket.send(
                    "{\"type\":\"interactive\",\"envelope_id\":\"e0\",\"accepts_response_payload\":true,\"payload\":[]}");
            socket.send(
                    "{\"type\":\"interactive\",\"envelope_id\":\"e1\",\"accepts_response_payload\":true,\"payload\":"
                            + PRESS + "}");
            if (restless) {
                restless = false;
                socket.close(1001, "going away");
            }
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            acknowledged.add(text);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(code, reason);
        }
    }

    @AfterEach
    void stop() {
        channel.close();
        slack.close();
    }

    private String act(ActionRequest request) {
        acted.add(request);
        return "acknowledged <by> you";
    }

    @Test
    void aButtonPressedInSlackReachesUsThroughTheSocket() {
        channel.start(this::act);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !whispers.isEmpty());
        assertThat(acted).containsExactly(new ActionRequest("ack", "17", "hanako", Optional.empty(), "ops"));
        // the receipt goes by another connection than the whisper, so either may be seen first
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> acknowledged.stream().anyMatch(text -> text.contains("\"envelope_id\":\"e1\"")));
        assertThat(whispers.get(0).queryParameter("user")).isEqualTo("U1");
        assertThat(whispers.get(0).queryParameter("channel")).isEqualTo("C1");
        assertThat(whispers.get(0).queryParameter("text")).isEqualTo("acknowledged &lt;by&gt; you");
    }

    @Test
    void saysWhetherButtonsReachUs() {
        assertThat(channel.connected()).contains(false);
        channel.start(this::act);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> channel.connected().orElseThrow());
        slack.close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !channel.connected().orElseThrow());
    }

    /** A first try that fails is not waited for long. */
    @Test
    void aConnectionThatFailsIsTriedAgainSoon() {
        refusals.set(2);
        channel.start(this::act);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> channel.connected().orElseThrow());
        assertThat(refusals).hasNonPositiveValue();
    }

    @Test
    void aSocketThatSlackClosesIsOpenedAgain() {
        restless = true;
        channel.start(this::act);
        // a press on the first link may be lost with it: Slack sends what was not acknowledged again
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(connections).hasValueGreaterThanOrEqualTo(2);
            assertThat(acted).isNotEmpty();
        });
        assertThat(acted).extracting(ActionRequest::action).containsOnly("ack");
    }

    private int post(String time, String signature, String body) {
        Map<String, String> headers = Map.of("X-Slack-Request-Timestamp", time, "X-Slack-Signature", signature);
        Inbox inbox = channel.inbox().orElseThrow();
        return inbox.receive(name -> Optional.ofNullable(headers.get(name)), body);
    }

    private static String signed(String time, String body) {
        return new SlackSignature(new Secret("signing"), () -> Samples.NOON).sign(time, body);
    }

    @Test
    void aSignedRequestIsHeardAndNoOther() {
        channel.start(this::act);
        acted.clear();
        String body = "payload=" + URLEncoder.encode(PRESS.replace("\"17\"", "\"18\""), StandardCharsets.UTF_8);
        String now = Long.toString(Samples.NOON.getEpochSecond());
        String old = Long.toString(Samples.NOON.getEpochSecond() - 301);
        assertThat(post(now, "v0=00", body)).isEqualTo(401);
        assertThat(post(old, signed(old, body), body)).isEqualTo(401);
        assertThat(post("x", signed("x", body), body)).isEqualTo(401);
        assertThat(post(now, signed(now, body), body + "&x=1")).isEqualTo(401);
        assertThat(acted).extracting(ActionRequest::subject).doesNotContain("18");
        assertThat(post(now, signed(now, "payload=%7B"), "payload=%7B")).isEqualTo(400);
        assertThat(post(now, signed(now, body), body)).isEqualTo(200);
        awaitActed("18");
    }

    private void awaitActed(String subject) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> acted.stream().anyMatch(it -> it.subject().equals(subject)));
    }

    private static String pressOf(String subject) {
        return "payload=" + URLEncoder.encode(PRESS.replace("\"17\"", '"' + subject + '"'), StandardCharsets.UTF_8);
    }

    /** A signature is good for five minutes, and so is a copy of the request. */
    @Test
    void aPressThatComesAgainIsDoneOnce() {
        channel.start(this::act);
        String now = Long.toString(Samples.NOON.getEpochSecond());
        for (int time = 0; time < 3; time++) {
            assertThat(post(now, signed(now, pressOf("19")), pressOf("19"))).isEqualTo(200);
        }
        assertThat(post(now, signed(now, pressOf("20")), pressOf("20"))).isEqualTo(200);
        awaitActed("20");
        assertThat(acted).extracting(ActionRequest::subject).containsOnlyOnce("19");
    }

    /** After a reload nobody remembers what was pressed before. */
    @Test
    void aPressFromBeforeTheChannelWasOpenedIsRefused() {
        channel.start(this::act);
        String before = Long.toString(Samples.NOON.getEpochSecond() - 60);
        assertThat(post(before, signed(before, pressOf("21")), pressOf("21"))).isEqualTo(401);
    }

    /** Slack gives up after three seconds; what is done takes as long as the slowest of database and Slack. */
    @Test
    void aPressIsAnsweredWhileItsWorkHangs() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        channel.start(request -> {
            try {
                assertThat(hangs.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return act(request);
        });
        String now = Long.toString(Samples.NOON.getEpochSecond());
        long before = System.nanoTime();
        assertThat(post(now, signed(now, pressOf("22")), pressOf("22"))).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        hangs.countDown();
        awaitActed("22");
    }

    @Test
    void theSignatureIsThatOfSlacksOwnExample() {
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
                + "%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
                + ".803a0bc887a14d10d2c447fce8b6703c";
        assertThat(new SlackSignature(new Secret("8f742231b10e8888abcd99yyyzzz85a5"), () -> Samples.NOON)
                        .sign("1531420618", body))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }
}
