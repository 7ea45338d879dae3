package dev.repwatch.monitor.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.api.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real socket; the cases A1 to A9, A14 and A19 of hostile requests. */
class WebServerTest {

    private final WebFixture web = new WebFixture();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void healthIsForEverybodyAndMetricsWhenNothingIsSet() {
        assertThat(web.http.ask("GET /-/healthy").status()).isEqualTo(200);
        assertThat(web.http.ask("GET /metrics").body()).isEqualTo("up 1\n");
    }

    @Test
    void theApiIsForTheHolderOfTheToken() {
        assertThat(web.http.ask("GET /api/v1/tasks").status()).isEqualTo(401);
        assertThat(web.http
                        .ask("GET /api/v1/tasks", "", "Authorization: Bearer wrong")
                        .status())
                .isEqualTo(401);
        assertThat(web.http
                        .ask("GET /api/v1/tasks?a=b&a=c", "", WebFixture.ADMIN)
                        .body())
                .isEqualTo("{\"a\":[\"b\",\"c\"]}");
    }

    @Test
    void afterFiveWrongTokensTheWrongOneWaitsAMinuteAndNeverTheRightOne() {
        for (int i = 0; i < 5; i++) {
            RawHttp.Answer wrong = web.http.ask(
                    "GET /api/v1/tasks", "", "Authorization: Bearer wrong", "X-Forwarded-For: 192.0.2." + i);
            assertThat(wrong.status()).isEqualTo(401);
        }

        assertThat(wrongToken()).isEqualTo(429);
        assertThat(web.http.ask("GET /api/v1/tasks", "", WebFixture.ADMIN).status())
                .isEqualTo(200);
        assertThat(web.http.ask("GET /-/healthy").status()).isEqualTo(200);
        web.pass(Duration.ofMinutes(1));
        assertThat(wrongToken()).isEqualTo(401);
    }

    private int wrongToken() {
        return web.http
                .ask("GET /api/v1/tasks", "", "Authorization: Bearer wrong")
                .status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+0", "-0"})
    void aLengthIsDigits(String length) {
        assertThat(web.http
                        .ask("POST /api/v1/tasks/1/requested", "", WebFixture.ADMIN, "Content-Length: " + length)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anEmptyHostIsNoHost() {
        assertThat(web.http.ask("GET /-/healthy", "", "Host: ").status()).isEqualTo(400);
    }

    @Test
    void twoHostsAreNoHost() {
        String host = "Host: localhost:" + web.server().address().getPort();
        assertThat(web.http.ask("GET /-/healthy", "", host, host).status()).isEqualTo(400);
    }

    @Test
    void aHundredSlowClientsDoNotKeepAProbeOfHealthWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int client = 0; client < 100; client++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), web.server().address().getPort());
                socket.getOutputStream().write("GET /-/healthy HTTP/1.1\r\nHost: loc".getBytes(US_ASCII));
                slow.add(socket);
            }
            long began = System.nanoTime();
            assertThat(web.http.ask("GET /-/healthy").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aTokenInTheAddressIsRefused() {
        RawHttp.Answer answer =
                web.http.ask("GET /api/v1/tasks?access_token=" + WebFixture.TOKEN, "", WebFixture.ADMIN);

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.test", "evil.test:80", "127.0.0.1.evil.test", "localhost.evil.test"})
    void anotherNameInHostIsMisdirected(String host) {
        assertThat(web.http.ask("GET /-/healthy", "", "Host: " + host).status()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:9797", "[::1]:9797", "192.0.2.1", "Watch.Example.JP"})
    void addressesAndConfiguredNamesAreOurs(String host) {
        assertThat(web.http.ask("GET /-/healthy", "", "Host: " + host).status()).isEqualTo(200);
    }

    @Test
    void aPageOfAnotherSiteChangesNothing() {
        String task = "POST /api/v1/tasks/7/requested";

        assertThat(web.http
                        .ask(task, "{}", WebFixture.ADMIN, "Content-Type: application/json", "Origin: http://evil.test")
                        .status())
                .isEqualTo(403);
        assertThat(web.http
                        .ask(task, "{}", WebFixture.ADMIN, "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(web.http.ask(task, "{}", "Content-Type: application/json").status())
                .isEqualTo(401);
        assertThat(web.changes()).isZero();
    }

    @Test
    void theHolderOfTheTokenChangesThings() {
        RawHttp.Answer answer = web.http.ask(
                "POST /api/v1/tasks/7/requested",
                "{\"by\":\"ann\"}",
                WebFixture.ADMIN,
                "Content-Type: application/json; charset=utf-8");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"id\":\"7\"").contains("\"by\":\"ann\"");
        assertThat(web.changes()).isEqualTo(1);
    }

    @Test
    void aPreflightIsGrantedNothing() {
        RawHttp.Answer answer = web.http.ask(
                "OPTIONS /api/v1/tasks", "", "Origin: http://evil.test", "Access-Control-Request-Method: POST");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).noneMatch(line -> line.startsWith("Access-Control"));
        assertThat(web.http.ask("OPTIONS /api/v1/tasks").status()).isEqualTo(405);
    }

    @Test
    void anotherMethodIsToldWhichThereAre() {
        RawHttp.Answer answer =
                web.http.ask("PUT /api/v1/tasks", "{}", WebFixture.ADMIN, "Content-Type: application/json");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).contains("Allow: GET");
    }

    @Test
    void bodiesAreBounded() {
        RawHttp.Answer answer = web.http.ask(
                "POST /api/v1/tasks/7/requested",
                "x".repeat(64 * 1024 + 1),
                WebFixture.ADMIN,
                "Content-Type: application/json");

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aRequestHasOneLength() {
        RawHttp.Answer answer = web.http.ask(
                "POST /api/v1/tasks/7/requested",
                "0\r\n\r\n",
                WebFixture.ADMIN,
                "Content-Type: application/json",
                "Content-Length: 5",
                "Transfer-Encoding: chunked");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(web.changes()).isZero();
    }

    @Test
    void nonsenseInTheBodyIsABadRequest() {
        assertThat(web.http
                        .ask(
                                "POST /api/v1/tasks/7/requested",
                                "[".repeat(1000),
                                WebFixture.ADMIN,
                                "Content-Type: application/json")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../etc/passwd",
                "/metrics/../api/v1/tasks",
                "/%2e%2e/metrics",
                "/api/v1/tasks/..",
                "//metrics",
                "/metrics/",
                "/metrics%00",
                "/api//v1/tasks",
                "/api/v1/tasks/%37/requested",
                "/nothing"
            })
    void pathTricksLeadNowhere(String path) {
        assertThat(web.http.ask("GET " + path, "", WebFixture.ADMIN).status()).isIn(400, 404);
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() {
        for (String line : new String[] {"GET /metrics", "GET /nothing", "GET /api/v1/tasks", "GET /boom"}) {
            RawHttp.Answer answer = web.http.ask(line);
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("X-Frame-Options")).contains("DENY");
            assertThat(answer.header("Content-Security-Policy").orElse("")).startsWith("default-src 'none'");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void aFaultOfOursShowsNothingOfTheInside() {
        RawHttp.Answer answer = web.http.ask("GET /boom");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("hunter2").doesNotContain("Exception");
    }

    @Test
    void textIsMadeSmallForThoseWhoUnpackIt() {
        String length = "Content-Length";
        RawHttp.Answer small = web.http.ask("HEAD /large", "", "Accept-Encoding: br, gzip;q=0.5");
        RawHttp.Answer plain = web.http.ask("HEAD /large", "", "Accept-Encoding: gzip;q=0, identity");

        assertThat(small.header("Content-Encoding")).contains("gzip");
        assertThat(Integer.parseInt(small.header(length).orElseThrow())).isLessThan(100_000);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header(length)).contains(Integer.toString(4 << 20));
        assertThat(plain.header("Vary")).contains("Accept-Encoding");
        assertThat(web.http.ask("GET /-/healthy", "", "Accept-Encoding: gzip").body())
                .isEqualTo("healthy\n");
    }

    @Test
    void whatIsPackedAlreadyIsNotPackedAgain() {
        Reply packed = Reply.text(200, "x".repeat(5000)).with("Content-Encoding", "gzip");

        assertThat(Compressed.fits(packed, "gzip")).isFalse();
        assertThat(Compressed.fits(Reply.text(200, "x".repeat(5000)), "gzip")).isTrue();
    }

    @Test
    void headHasNoBody() {
        RawHttp.Answer answer = web.http.ask("HEAD /metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void noGetChangesAnything() {
        web.routes().stream()
                .map(route -> route.path().replace("{id}", "7"))
                .forEach(path -> web.http.ask("GET " + path, "", WebFixture.ADMIN));

        assertThat(web.changes()).isZero();
    }

    @Test
    void slowAndIdleClientsDoNotShutOthersOut() throws IOException {
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket client = new Socket(
                        web.server().address().getAddress(),
                        web.server().address().getPort());
                clients.add(client);
                if (i < 16) {
                    client.getOutputStream().write("GET /-/healthy HTTP/1.1\r\nHost: loc".getBytes(US_ASCII));
                }
            }

            assertThat(web.http.ask("GET /-/healthy").status()).isEqualTo(200);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }
}
