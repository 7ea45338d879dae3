package dev.repwatch.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void withAClientAuthorityOnlyHealthAnswersWithoutACertificate() throws Exception {
        Certificates certificates = new Certificates(directory);
        Path authority = certificates.tls("clients", Optional.empty()).cert();
        WebSection.Tls tls = certificates.tls("server", Optional.of(authority));
        token();
        try (WebFixture web = new WebFixture(WebFixture.closed(Map.of(), Optional.empty(), Optional.of(tls)));
                ApiClient client = ApiClient.of(at(web, tls), directory)) {
            assertThatThrownBy(() -> client.get("/api/v1/tasks")).hasMessage("a client certificate is needed");
            assertThatThrownBy(() -> client.get("/-/healthy")).hasMessageContaining("is not repwatch");
        }
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
