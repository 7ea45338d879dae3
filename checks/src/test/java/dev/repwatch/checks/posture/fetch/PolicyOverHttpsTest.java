package dev.repwatch.checks.posture.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.PublicAddress;
import dev.repwatch.checks.posture.World;
import dev.repwatch.checks.posture.mail.Fetched;
import dev.repwatch.checks.posture.mail.StsCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The policy of MTA-STS from a real HTTPS server: good, expired, for another name, redirecting, endless, in our own network. */
class PolicyOverHttpsTest {

    private static final String DOMAIN = "d.test";
    private static final String GOOD = "version: STSv1\nmode: enforce\nmx: mail.d.test\nmax_age: 604800\n";
    private static final int MOST = 64 * 1024;

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private final World world =
            new World().text("_mta-sts." + DOMAIN, "v=STSv1; id=1;").add(DOMAIN, RecordType.MX, "10 mail.d.test");

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aGoodPolicyIsGood() throws IOException {
        serve(certificate(StsCheck.host(DOMAIN)), page(GOOD));
        assertThat(judged().has("mta_sts.ok")).isTrue();
    }

    @Test
    void anExpiredCertificateFails() throws IOException {
        long now = System.currentTimeMillis();
        HeldCertificate old = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName(StsCheck.host(DOMAIN))
                .validityInterval(
                        now - Duration.ofDays(60).toMillis(),
                        now - Duration.ofDays(1).toMillis())
                .build();
        serve(old, page(GOOD));
        assertThat(judged().has("mta_sts.certificate")).isTrue();
    }

    @Test
    void aCertificateForAnotherNameFails() throws IOException {
        serve(certificate("www.d.test"), page(GOOD));
        assertThat(judged().has("mta_sts.certificate")).isTrue();
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        serve(
                certificate(StsCheck.host(DOMAIN)),
                new MockResponse.Builder()
                        .code(301)
                        .setHeader("Location", "https://" + StsCheck.host(DOMAIN) + "/elsewhere")
                        .build());
        assertThat(judged().has("mta_sts.redirect")).isTrue();
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aPolicyWithoutEndIsReadNoFurtherThanItMayBe() throws IOException {
        serve(certificate(StsCheck.host(DOMAIN)), page("x: y\n".repeat(2_000_000)));
        PostureFinding finding = judged();
        assertThat(finding.has("mta_sts.policy_syntax")).isTrue();
    }

    @Test
    void aPolicyThatDripsIsNotWaitedForLongerThanTenSeconds() throws IOException {
        serve(
                certificate(StsCheck.host(DOMAIN)),
                new MockResponse.Builder()
                        .code(200)
                        .setHeader("Content-Type", "text/plain")
                        .body(GOOD.repeat(40))
                        .throttleBody(1, 1, TimeUnit.SECONDS)
                        .build());
        Instant began = Instant.ofEpochMilli(System.currentTimeMillis());
        assertThat(judged().has("mta_sts.policy_unreachable")).isTrue();
        assertThat(Duration.between(began, Instant.ofEpochMilli(System.currentTimeMillis())))
                .isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void nobodyKnocksAtDoorsOfOurOwnNetwork() {
        HttpsPages pages = new HttpsPages(new OkHttpClient(), 443, PublicAddress::is);
        Fetched fetched = pages.fetch(StsCheck.address(DOMAIN), List.of(InetAddress.getLoopbackAddress()), MOST)
                .join();
        assertThat(fetched).isInstanceOf(Fetched.Nowhere.class);
    }

    @Test
    void aServerThatIsSilentIsUnknown() throws IOException {
        serve(certificate(StsCheck.host(DOMAIN)), page(GOOD));
        HttpsPages pages = pages();
        server.close();
        PostureFinding finding = StsCheck.judge(DOMAIN, fetched(pages), world);
        assertThat(finding.verdict()).isEqualTo(PostureVerdict.UNKNOWN);
    }

    private PostureFinding judged() {
        return StsCheck.judge(DOMAIN, fetched(pages()), world);
    }

    private Fetched fetched(HttpsPages pages) {
        return pages.fetch(StsCheck.address(DOMAIN), List.of(InetAddress.getLoopbackAddress()), MOST)
                .join();
    }

    private HttpsPages pages() {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build();
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
        return new HttpsPages(client, server.getPort(), address -> true);
    }

    private HeldCertificate certificate(String name) {
        return new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName(name)
                .build();
    }

    private void serve(HeldCertificate certificate, MockResponse response) throws IOException {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
        server.enqueue(response);
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    private static MockResponse page(String body) {
        return new MockResponse.Builder()
                .code(200)
                .setHeader("Content-Type", "text/plain")
                .body(body)
                .build();
    }
}
