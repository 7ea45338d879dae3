package dev.repwatch.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.ProxyRange;
import dev.repwatch.monitor.config.section.UserEntry;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logging in over a real socket: what is kept out, and that nobody is kept out by others. */
class LoginTest {

    private static final Secret HASH = new Secret(BCrypt.withDefaults().hashToString(4, "correct".toCharArray()));
    private static final Secret TOKEN = new Secret("0123456789abcdef0123456789abcdef");
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private Instant now = Instant.parse("2026-01-01T09:00:00Z");
    private final List<String> journal = new ArrayList<>();

    private WebServer server(List<ProxyRange> proxies, Optional<String> header, Secret password) throws IOException {
        WebSection settings = new WebSection(
                new HostPort("127.0.0.1", 0),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new UserEntry("olga", UserEntry.Role.OPERATOR, Map.of(), Optional.of(password)),
                        new UserEntry("sso@example.jp", UserEntry.Role.VIEWER, Map.of(), Optional.empty())),
                proxies,
                header);
        Login login = Login.of(
                settings, TOKEN, () -> now, (who, verb, address) -> journal.add(verb + " " + who + " " + address));
        List<Endpoint> endpoints = new ArrayList<>(login.endpoints());
        endpoints.add(Endpoint.page(
                "/t/{target}", "who", request -> Reply.text(200, request.who().name())));
        endpoints.add(
                Endpoint.post("/api/v1/act", Role.OPERATOR, "act").raw("text/plain", it -> Reply.text(200, "did")));
        endpoints.add(Endpoint.delete("/api/v1/act", Role.OPERATOR, "take back")
                .raw("text/plain", it -> Reply.text(200, "took back")));
        endpoints.add(
                Endpoint.page("/p/{page}", "a page", request -> Page.of(request).of("page", "")));
        return WebServer.start(settings, login, endpoints, () -> now);
    }

    private static RawHttp.Answer login(RawHttp http, String name, String password, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(FORM);
        return http.ask("POST /login", "name=" + name + "&password=" + password, all.toArray(String[]::new));
    }

    private static String cookie(RawHttp.Answer answer, String name) {
        return answer.headers().stream()
                .filter(it -> it.startsWith("Set-Cookie: " + name + "="))
                .findFirst()
                .orElseThrow()
                .substring("Set-Cookie: ".length());
    }

    private static String sent(RawHttp.Answer answer, String name) {
        return "Cookie: " + cookie(answer, name).split(";", 2)[0];
    }

    @Test
    void whoGuessesWaitsAndWhoKnowsDoesNot() throws IOException {
        try (WebServer server = server(List.of(), Optional.empty(), HASH)) {
            RawHttp http = new RawHttp(server.address());
            String mark = sent(login(http, "olga", "correct"), "repwatch_seen");
            for (int i = 0; i < 5; i++) {
                assertThat(login(http, "olga", "wrong").status()).isEqualTo(401);
            }

            assertThat(login(http, "olga", "correct").status()).isEqualTo(429);
            assertThat(login(http, "olga", "correct", mark).status()).isEqualTo(303);
            assertThat(login(http, "olga", "correct", "Cookie: repwatch_seen=" + "A".repeat(43))
                            .status())
                    .isEqualTo(429);
            now = now.plus(Duration.ofMinutes(1));
            assertThat(login(http, "olga", "correct").status()).isEqualTo(303);
            assertThat(journal).contains("login olga 127.0.0.1", "login_refused olga 127.0.0.1");
        }
    }

    @Test
    void aNameThatIsNoneIsNotToldApartFromAWrongPassword() throws IOException {
        try (WebServer server = server(List.of(), Optional.empty(), HASH)) {
            RawHttp http = new RawHttp(server.address());

            assertThat(login(http, "nobody", "x").body())
                    .isEqualTo(login(http, "olga", "x").body());
            assertThat(journal).contains("login_refused ? 127.0.0.1");
        }
    }

    @Test
    void aSessionEndsByItselfAndIsAnotherAfterEachLogin() throws IOException {
        try (WebServer server = server(List.of(), Optional.empty(), HASH)) {
            RawHttp http = new RawHttp(server.address());
            String first = sent(login(http, "olga", "correct"), "repwatch");
            assertThat(http.ask("GET /t/x", "", first).body()).isEqualTo("olga");

            String second = sent(login(http, "olga", "correct", first), "repwatch");
            assertThat(http.ask("GET /t/x", "", first).status()).isEqualTo(401);
            assertThat(http.ask("GET /t/x", "", second).body()).isEqualTo("olga");

            now = now.plus(Duration.ofHours(8)).plusSeconds(1);
            assertThat(http.ask("GET /t/x", "", second).status()).isEqualTo(401);
        }
    }

    @Test
    void cookiesAreForTheServerAloneAndSecureWhereATrustedProxySaysSo() throws IOException {
        try (WebServer server = server(List.of(ProxyRange.parse("127.0.0.1")), Optional.empty(), HASH)) {
            RawHttp http = new RawHttp(server.address());

            assertThat(cookie(login(http, "olga", "correct"), "repwatch"))
                    .endsWith("; HttpOnly; SameSite=Lax")
                    .doesNotContain("Path");
            assertThat(cookie(login(http, "olga", "correct", "X-Forwarded-Proto: https"), "repwatch"))
                    .endsWith("; Secure");
            login(http, "olga", "wrong", "X-Forwarded-For: 203.0.113.9, 198.51.100.7, 127.0.0.1");
            assertThat(journal).contains("login_refused olga 198.51.100.7");
        }
        try (WebServer server = server(List.of(ProxyRange.parse("192.0.2.1")), Optional.empty(), HASH)) {
            assertThat(cookie(
                            login(new RawHttp(server.address()), "olga", "correct", "X-Forwarded-Proto: https"),
                            "repwatch"))
                    .doesNotContain("Secure");
        }
    }

    @Test
    void onlyATrustedProxyLogsPeopleIn() throws IOException {
        Optional<String> header = Optional.of("X-Auth-Request-Email");
        try (WebServer server = server(List.of(ProxyRange.parse("127.0.0.0/8")), header, HASH)) {
            RawHttp http = new RawHttp(server.address());
            assertThat(http.ask("GET /t/x", "", "X-Auth-Request-Email: sso@example.jp")
                            .body())
                    .isEqualTo("sso@example.jp");
            assertThat(http.ask(
                                    "GET /p/x",
                                    "",
                                    "X-Auth-Request-Email: sso@example.jp",
                                    "Cookie: repwatch_form=" + "A".repeat(22))
                            .body())
                    .contains("sso@example.jp")
                    .doesNotContain("logout");
            assertThat(http.ask("GET /t/x", "", "X-Auth-Request-Email: mallory").status())
                    .isEqualTo(403);
            assertThat(http.ask("GET /t/x", "", "X-Auth-Request-Email: mallory", "X-Auth-Request-Email: sso@example.jp")
                            .status())
                    .isEqualTo(401);
        }
        try (WebServer server = server(List.of(ProxyRange.parse("192.0.2.1")), header, HASH)) {
            assertThat(new RawHttp(server.address())
                            .ask("GET /t/x", "", "X-Auth-Request-Email: sso@example.jp")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aProgramWithACookieNeedsTheKeyOfAPage() throws IOException {
        try (WebServer server = server(List.of(), Optional.empty(), HASH)) {
            RawHttp http = new RawHttp(server.address());
            String session = sent(login(http, "olga", "correct"), "repwatch");

            assertThat(http.ask("POST /api/v1/act", "{}", session, "Content-Type: application/json")
                            .status())
                    .isEqualTo(403);
            assertThat(http.ask("DELETE /api/v1/act", "", session).status()).isEqualTo(403);
            assertThat(http.ask(
                                    "POST /api/v1/act",
                                    "{}",
                                    session,
                                    "Content-Type: application/json",
                                    "repwatch-key: "
                                            + dev.repwatch.monitor.api.Form.key(
                                                    session.substring("Cookie: repwatch=".length())))
                            .body())
                    .isEqualTo("did");
        }
    }

    @Test
    void thePageThatOneWantedIsOnlyEverOneOfOurs() {
        for (String elsewhere :
                List.of("//evil.test", "https://evil.test", "/x", "javascript:alert(1)", "a\\b", "..")) {
            assertThat(LoginPage.way(elsewhere)).as(elsewhere).isEqualTo("./");
        }
        assertThat(LoginPage.way("t/2001:db8::1")).isEqualTo("t/2001:db8::1");
        assertThat(LoginPage.way("e/12?lang=ja")).isEqualTo("e/12?lang=ja");
    }

    @Test
    void aPasswordThatIsNoHashKeepsTheServerFromStarting() {
        assertThatThrownBy(() -> server(List.of(), Optional.empty(), new Secret("correct")))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "[[web.user]] \"olga\": the file of its password holds no bcrypt hash; make one with: repwatch"
                                + " web password");
    }
}
