package dev.repwatch.checks.posture.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.reputation.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registries, and the list of IANA, behind a real HTTPS server. */
class RdapTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate certificate =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private Instant now = NOW;

    @BeforeEach
    void start() throws IOException {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.getOrDefault(
                        request.getUrl().encodedPath(),
                        new MockResponse.Builder().code(404).build());
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        says("/dns.json", """
                {"version": "1.0", "services": [
                  [["com", "net"], ["%1$scom/v1/"]],
                  [["uk"], ["http://localhost/plain/"]],
                  [["co.uk"], ["%1$suk"]]]}
                """.formatted(server.url("/")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysUntilWhenADomainIsRegistered() {
        domain("/com/v1/domain/example.com", "2027-08-13T04:00:00Z", "");
        PostureFinding found = judged("mail.example.com").orElseThrow();
        assertThat(found.verdict()).isEqualTo(PostureVerdict.PASS);
        assertThat(found.facts())
                .containsEntry("ends", "2027-08-13T04:00:00Z")
                .containsEntry("registered", "example.com");
    }

    @Test
    void whatEndsSoonIsAWarningAndThenAFailure() {
        domain("/com/v1/domain/example.com", "2026-12-24T00:00:00Z", "");
        assertThat(judged("example.com").orElseThrow().verdict()).isEqualTo(PostureVerdict.WARN);
        now = Instant.parse("2026-12-20T00:00:00Z");
        assertThat(judged("example.com").orElseThrow().verdict()).isEqualTo(PostureVerdict.FAIL);
    }

    @Test
    void whatTheRegistryHoldsIsAFailureHoweverLongItLasts() {
        for (String status : List.of("client hold", "serverHold", "redemption period")) {
            domain("/com/v1/domain/example.com", "2030-01-01T00:00:00Z", status);
            PostureFinding found = judged(
                            new Rdap(client(), server.url("/dns.json"), Duration.ZERO, () -> now), "example.com")
                    .orElseThrow();
            assertThat(found.has("registration.hold")).as(status).isTrue();
            assertThat(found.verdict()).isEqualTo(PostureVerdict.FAIL);
        }
    }

    @Test
    void aYoungDomainIsMentioned() {
        says("/com/v1/domain/example.com", """
                {"objectClassName": "domain", "events": [
                  {"eventAction": "registration", "eventDate": "2026-11-20T00:00:00Z"},
                  {"eventAction": "expiration", "eventDate": "2027-11-20T00:00:00Z"}]}
                """);
        assertThat(judged("example.com").orElseThrow().has("registration.young"))
                .isTrue();
    }

    @Test
    void theLongestZoneCountsAndOnlyHttps() {
        domain("/uk/domain/example.co.uk", "2027-08-13T04:00:00Z", "");
        assertThat(judged("example.co.uk").orElseThrow().verdict()).isEqualTo(PostureVerdict.PASS);
        assertThat(judged("example.org.uk")).isEmpty();
    }

    @Test
    void whereNobodySaysItThereIsNoFinding() {
        assertThat(judged("example.jp")).as("no service").isEmpty();
        assertThat(judged("example.test")).as("no public suffix").isEmpty();
        assertThat(judged("unknown.com")).as("no such name").isEmpty();
        says("/com/v1/domain/bare.com", "{\"objectClassName\": \"domain\", \"events\": []}");
        assertThat(judged("bare.com")).as("no dates").isEmpty();
    }

    @Test
    void aDomainIsAskedAboutOnceADayAndTroubleOnceAnHour() {
        domain("/com/v1/domain/example.com", "2027-08-13T04:00:00Z", "");
        Rdap rdap = rdap();
        judged(rdap, "example.com");
        judged(rdap, "www.example.com");
        assertThat(server.getRequestCount()).as("the list, and the domain").isEqualTo(2);
        now = NOW.plus(Duration.ofHours(25));
        judged(rdap, "example.com");
        assertThat(server.getRequestCount()).as("the domain again").isEqualTo(3);
        answers.put(
                "/com/v1/domain/other.com", new MockResponse.Builder().code(500).build());
        judged(rdap, "other.com");
        judged(rdap, "other.com");
        assertThat(server.getRequestCount()).isEqualTo(4);
        now = now.plus(Duration.ofHours(2));
        judged(rdap, "other.com");
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void oneQuestionIsAskedAtATime() {
        domain("/com/v1/domain/example.com", "2027-08-13T04:00:00Z", "");
        domain("/com/v1/domain/other.com", "2027-08-13T04:00:00Z", "");
        Rdap slow = new Rdap(client(), server.url("/dns.json"), Duration.ofMillis(300), () -> now);
        long began = System.nanoTime();
        List.of(slow.of("example.com"), slow.of("other.com")).forEach(CompletableFuture::join);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void whatCannotBeToldIsUnknown() {
        Map<String, MockResponse> troubles = Map.of(
                "server_failed", new MockResponse.Builder().code(503).build(),
                "over_quota", new MockResponse.Builder().code(429).build(),
                "refused", new MockResponse.Builder().code(403).build(),
                "bad_answer", new MockResponse.Builder().body("<html>").build());
        troubles.forEach((cause, answer) -> {
            answers.put("/com/v1/domain/example.com", answer);
            PostureFinding found = judged("example.com").orElseThrow();
            assertThat(found.verdict()).isEqualTo(PostureVerdict.UNKNOWN);
            assertThat(found.cause().map(Cause::label)).contains(cause);
        });
        answers.remove("/dns.json");
        assertThat(judged("example.com").orElseThrow().verdict()).isEqualTo(PostureVerdict.UNKNOWN);
    }

    @Test
    void anAnswerWithoutEndIsReadNoFurtherThanItMayBe() {
        says("/com/v1/domain/example.com", "{\"x\": \"" + "y".repeat(3_000_000) + "\"}");
        assertThat(judged("example.com").orElseThrow().cause()).contains(Cause.BAD_ANSWER);
        says("/com/v1/domain/example.com", "[".repeat(100_000));
        assertThat(judged("example.com").orElseThrow().cause()).contains(Cause.BAD_ANSWER);
        says("/dns.json", "{\"services\": [" + "[[\"com\"],[\"https://x/\"]],".repeat(200_000) + "]}");
        assertThat(judged("example.com").orElseThrow().cause()).contains(Cause.BAD_ANSWER);
    }

    @Test
    void threeRedirectsAreFollowedAndNoneAwayFromHttps() {
        redirect("/com/v1/domain/example.com", server.url("/1").toString());
        redirect("/1", server.url("/2").toString());
        redirect("/2", server.url("/3").toString());
        domain("/3", "2027-08-13T04:00:00Z", "");
        assertThat(judged("example.com").orElseThrow().verdict()).isEqualTo(PostureVerdict.PASS);
        redirect("/3", server.url("/4").toString());
        domain("/4", "2027-08-13T04:00:00Z", "");
        assertThat(judged("example.com").orElseThrow().verdict()).isEqualTo(PostureVerdict.UNKNOWN);
        redirect("/com/v1/domain/example.com", "http://localhost/");
        assertThat(judged("example.com").orElseThrow().verdict()).isEqualTo(PostureVerdict.UNKNOWN);
    }

    @Test
    void nobodyKnocksAtDoorsOfOurOwnNetwork() {
        domain("/com/v1/domain/example.com", "2027-08-13T04:00:00Z", "");
        Rdap guarded = new Rdap(
                client().newBuilder().dns(AddressGuard.PUBLIC_ONLY).build(),
                server.url("/dns.json"),
                Duration.ZERO,
                () -> now);
        assertThat(judged(guarded, "example.com").orElseThrow().verdict()).isEqualTo(PostureVerdict.UNKNOWN);
        assertThat(server.getRequestCount()).isZero();
    }

    private Optional<PostureFinding> judged(String domain) {
        return judged(rdap(), domain);
    }

    private Optional<PostureFinding> judged(Rdap rdap, String domain) {
        return RegistrationCheck.judge(domain, rdap.of(domain).join(), now);
    }

    private Rdap rdap() {
        return new Rdap(client(), server.url("/dns.json"), Duration.ZERO, () -> now);
    }

    private OkHttpClient client() {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }

    private void domain(String path, String ends, String status) {
        says(path, """
                {"objectClassName": "domain", "status": ["%s"], "events": [
                  {"eventAction": "registration", "eventDate": "1995-08-14T04:00:00Z"},
                  {"eventAction": "expiration", "eventDate": "%s"}]}
                """.formatted(status, ends));
    }

    private void says(String path, String body) {
        answers.put(path, new MockResponse.Builder().body(body).build());
    }

    private void redirect(String path, String to) {
        answers.put(
                path,
                new MockResponse.Builder().code(302).setHeader("Location", to).build());
    }
}
