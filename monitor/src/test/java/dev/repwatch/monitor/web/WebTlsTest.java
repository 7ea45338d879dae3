package dev.repwatch.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebTlsTest {

    @TempDir
    Path directory;

    @Test
    void answersOverTlsAndTheClientTrustsThatCertificateAlone() throws Exception {
        WebSection.Tls tls = new Certificates(directory).tls("server", Optional.empty());
        token();
        try (WebFixture web = new WebFixture(WebFixture.closed(Map.of(), Optional.empty(), Optional.of(tls)))) {
            try (ApiClient client = ApiClient.of(at(web, tls), directory)) {
                assertThat(client.get("/api/v1/tasks").isObject()).isTrue();
            }
            WebSection.Tls other = new Certificates(directory).tls("other", Optional.empty());
            try (ApiClient client = ApiClient.of(at(web, other), directory)) {
                assertThatThrownBy(() -> client.get("/api/v1/tasks")).isInstanceOf(ApiTrouble.class);
            }
        }
    }

    @Test
    void withAClientAuthorityTheCommandLineOfThisMachineNeedsItsTokenAlone() throws Exception {
        Certificates certificates = new Certificates(directory);
        Path authority = certificates.tls("clients", Optional.empty()).cert();
        WebSection.Tls tls = certificates.tls("server", Optional.of(authority));
        token();
        try (WebFixture web = new WebFixture(WebFixture.closed(Map.of(), Optional.empty(), Optional.of(tls)));
                ApiClient client = ApiClient.of(at(web, tls), directory)) {
            // it was "a client certificate is needed", and no command worked any more
            assertThat(client.get("/api/v1/tasks").isObject()).isTrue();
            Files.writeString(directory.resolve(ApiToken.FILE), "f".repeat(64));
            try (ApiClient stranger = ApiClient.of(at(web, tls), directory)) {
                assertThatThrownBy(() -> stranger.get("/api/v1/tasks")).hasMessage("a client certificate is needed");
            }
            assertThatThrownBy(() -> client.get("/-/healthy")).hasMessageContaining("is not repwatch");
        }
    }

    @Test
    void servesARenewedCertificateOnceItIsReadAgain() throws Exception {
        WebSection.Tls tls = new Certificates(directory).tls("server", Optional.empty());
        token();
        try (WebFixture web = new WebFixture(WebFixture.closed(Map.of(), Optional.empty(), Optional.of(tls)))) {
            new Certificates(directory).tls("server", Optional.empty());
            try (ApiClient client = ApiClient.of(at(web, tls), directory)) {
                assertThatThrownBy(() -> client.get("/api/v1/tasks")).isInstanceOf(ApiTrouble.class);
                web.server().renewCertificates();
                assertThat(client.get("/api/v1/tasks").isObject()).isTrue();
            }
        }
    }

    @Test
    void keepsTheCertificateWhenTheRenewedOneCannotBeUsed() throws Exception {
        WebSection.Tls tls = new Certificates(directory).tls("server", Optional.empty());
        token();
        try (WebFixture web = new WebFixture(WebFixture.closed(Map.of(), Optional.empty(), Optional.of(tls)));
                ApiClient client = ApiClient.of(at(web, tls), directory)) {
            Files.copy(
                    new Certificates(directory).tls("other", Optional.empty()).key(),
                    tls.key(),
                    StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(() -> web.server().renewCertificates())
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "[web.tls]: the key " + tls.key() + " does not belong to the certificate " + tls.cert());
            assertThat(client.get("/api/v1/tasks").isObject()).isTrue();
        }
    }

    @Test
    void refusesAKeyThatDoesNotFitItsCertificate() throws Exception {
        WebSection.Tls one = new Certificates(directory).tls("one", Optional.empty());
        WebSection.Tls other = new Certificates(directory).tls("other", Optional.empty());
        WebSection crossed = WebFixture.closed(
                Map.of(), Optional.empty(), Optional.of(new WebSection.Tls(one.cert(), other.key(), Optional.empty())));

        assertThat(WebServer.objection(crossed))
                .contains("[web.tls]: the key " + other.key() + " does not belong to the certificate " + one.cert());
        assertThatThrownBy(() -> new WebFixture(crossed)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void saysThatTheCertificateOfTheKeyDoesNotComeFirst() throws Exception {
        WebSection.Tls one = new Certificates(directory).tls("one", Optional.empty());
        WebSection.Tls other = new Certificates(directory).tls("other", Optional.empty());
        Files.writeString(one.cert(), Files.readString(other.cert()) + Files.readString(one.cert()));

        assertThatThrownBy(() -> TlsCertificates.of(one)).hasMessageContaining("does not come first");
    }

    @Test
    void saysThatACertificateIsExpiredOrNotYetValid() throws Exception {
        Instant now = Instant.parse("2026-11-30T12:00:00Z");
        Certificates certificates = new Certificates(directory);
        WebSection.Tls old = certificates.tls("old", Optional.empty(), now.minusSeconds(9_000), now.minusSeconds(60));
        WebSection.Tls early = certificates.tls("early", Optional.empty(), now.plusSeconds(60), now.plusSeconds(9_000));
        WebSection.Tls good = certificates.tls("good", Optional.empty(), now.minusSeconds(60), now.plusSeconds(60));

        assertThat(untimely(old, now))
                .contains("[web.tls]: the certificate " + old.cert() + " expired on 2026-11-30T11:59:00Z; renew it");
        assertThat(untimely(early, now))
                .contains("[web.tls]: the certificate " + early.cert() + " is not valid before 2026-11-30T12:01:00Z");
        assertThat(untimely(good, now)).isEmpty();
        // who cannot be watched through it is watched all the same
        try (WebFixture web = new WebFixture(WebFixture.closed(Map.of(), Optional.empty(), Optional.of(old)))) {
            assertThat(web.server().address().getPort()).isPositive();
        }
    }

    private static Optional<String> untimely(WebSection.Tls tls, Instant now) {
        return WebServer.untimely(WebFixture.closed(Map.of(), Optional.empty(), Optional.of(tls)), now);
    }

    @Test
    void saysWhichFileIsNoKey() throws Exception {
        WebSection.Tls tls = new Certificates(directory).tls("server", Optional.empty());
        Files.writeString(tls.key(), "nothing");

        assertThatThrownBy(() -> TlsCertificates.of(tls))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("server.key holds no key");
    }

    private static WebSection at(WebFixture web, WebSection.Tls tls) {
        return new WebSection(
                new HostPort("127.0.0.1", web.server().address().getPort()),
                List.of(),
                Map.of(),
                Optional.<Secret>empty(),
                Optional.of(tls));
    }

    private void token() throws IOException {
        Path file = Files.writeString(directory.resolve(ApiToken.FILE), WebFixture.TOKEN);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
