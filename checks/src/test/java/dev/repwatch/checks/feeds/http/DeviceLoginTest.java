package dev.repwatch.checks.feeds.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.NamedDns;
import dev.repwatch.checks.feeds.Redactor;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.SourceId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 8628 against a token service that is played. */
class DeviceLoginTest {

    private static final String BEGUN = "{\"device_code\":\"dev-1\",\"user_code\":\"ABCD-EFGH\","
            + "\"verification_uri\":\"https://login.example/device\",\"expires_in\":60,\"interval\":5}";

    private final MockWebServer service = new MockWebServer();
    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        service.start();
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void itWaitsAsToldAndGetsTheRefreshToken() throws Exception {
        answer(200, BEGUN);
        answer(400, "{\"error\":\"authorization_pending\"}");
        answer(400, "{\"error\":\"slow_down\"}");
        answer(200, "{\"access_token\":\"a\",\"refresh_token\":\"r-1\"}");
        DeviceLogin login = login();
        DeviceLogin.Invitation invitation = login.begin();
        assertThat(invitation.page()).isEqualTo("https://login.example/device");
        assertThat(invitation.userCode()).isEqualTo("ABCD-EFGH");
        assertThat(invitation.toString()).doesNotContain("dev-1");
        assertThat(login.await(invitation).reveal()).isEqualTo("r-1");
        assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(form()).isEqualTo("client_id=our-program&scope=mail+offline_access");
        assertThat(form())
                .isEqualTo(
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id=our-program&device_code=dev-1");
    }

    @Test
    void whatGoesWrongIsOneSentence() throws Exception {
        ends("{\"error\":\"access_denied\"}", "refused in the browser");
        ends("{\"error\":\"expired_token\"}", "begin again");
        ends("{\"error\":\"invalid_client\"}", "does not know this client_id");
        answer(200, BEGUN);
        answer(200, "{\"access_token\":\"a\"}");
        DeviceLogin login = login();
        DeviceLogin.Invitation invitation = login.begin();
        assertThatThrownBy(() -> login.await(invitation)).hasMessageContaining("offline_access");
    }

    @Test
    void whoNeverSignsInIsNotWaitedForForever() throws Exception {
        answer(200, BEGUN);
        for (int i = 0; i < 12; i++) {
            answer(400, "{\"error\":\"authorization_pending\"}");
        }
        DeviceLogin login = login();
        DeviceLogin.Invitation invitation = login.begin();
        assertThatThrownBy(() -> login.await(invitation)).hasMessageContaining("nobody signed in");
        assertThat(pauses).hasSize(12);
    }

    @Test
    void aPageThatIsNotHttpsIsNotShown() {
        answer(200, BEGUN.replace("https://login.example", "javascript:alert(1)//"));
        assertThatThrownBy(() -> login().begin())
                .isInstanceOf(FeedFailure.class)
                .hasMessageContaining("began no sign-in");
    }

    private void ends(String answer, String words) throws FeedFailure {
        answer(200, BEGUN);
        answer(400, answer);
        DeviceLogin login = login();
        DeviceLogin.Invitation invitation = login.begin();
        assertThatThrownBy(() -> login.await(invitation))
                .isInstanceOf(FeedFailure.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("dev-1");
    }

    private DeviceLogin login() {
        FeedContext context = new FeedContext(
                new SourceId("seed"),
                () -> Instant.parse("2026-11-29T01:00:00Z"),
                NamedDns.SILENT,
                AddressGuard.ANYWHERE,
                new Limits(Duration.ofSeconds(20), 100_000),
                new Redactor());
        return new DeviceLogin(
                new DeviceLogin.Application(
                        service.url("/device"),
                        service.url("/token"),
                        "our-program",
                        Optional.empty(),
                        "mail offline_access"),
                context,
                pauses::add);
    }

    private void answer(int status, String json) {
        service.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(json)
                .build());
    }

    private String form() throws InterruptedException {
        return service.takeRequest().getBody().utf8();
    }
}
