package dev.repwatch.checks.posture.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

/** Who holds a network since when, from registries behind a real HTTPS server. */
class NetworkRegistryTest {

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate certificate =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();

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
        says("/ipv4.json", """
            {"services": [[["192.0.0.0/8"], ["%1$swide/"]], [["192.0.2.0/24", "odd", "10.0.0.0/99"], ["%1$snarrow/"]],
                          [["203.0.113.0/24"], ["http://localhost/plain/"]]]}
            """.formatted(server.url("/")));
        says("/ipv6.json", """
            {"services": [[["2001:db8::/32"], ["%1$ssix/"]]]}
            """.formatted(server.url("/")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_registry_of_the_longest_prefix_is_asked() throws IOException {
        says("/narrow/ip/192.0.2.25", """
            {"objectClassName": "ip network", "name": "EXAMPLE-NET", "country": "JP", "status": ["active"],
             "events": [{"eventAction": "registration", "eventDate": "2019-04-01T00:00:00Z"},
                        {"eventAction": "transfer", "eventDate": "2026-11-01T00:00:00+09:00"},
                        {"eventAction": "last changed", "eventDate": "2026-11-20T00:00:00Z"}]}
            """);
        NetworkRegistration network = of("192.0.2.25").orElseThrow();
        assertThat(network.name()).isEqualTo("EXAMPLE-NET");
        assertThat(network.country()).isEqualTo("JP");
        assertThat(network.status()).containsExactly("active");
        assertThat(network.registered()).contains(Instant.parse("2019-04-01T00:00:00Z"));
        assertThat(network.transferred()).contains(Instant.parse("2026-10-31T15:00:00Z"));
    }

    @Test
    void ipv6_has_a_list_of_its_own() throws IOException {
        says("/six/ip/2001:db8:0:0:0:0:0:25", """
            {"objectClassName": "ip network", "status": ["active"]}
            """);
        assertThat(of("2001:db8::25").orElseThrow().registered()).isEmpty();
    }

    @Test
    void what_no_registry_says_is_not_known() throws IOException {
        assertThat(of("192.0.2.26")).as("404").isEmpty();
        assertThat(of("198.51.100.1")).as("in no list").isEmpty();
        assertThat(of("203.0.113.1")).as("only over plain HTTP").isEmpty();
        says("/narrow/ip/192.0.2.27", "{\"objectClassName\": \"domain\"}");
        assertThat(of("192.0.2.27")).as("another object").isEmpty();
        answers.put(
                "/narrow/ip/192.0.2.28", new MockResponse.Builder().code(429).build());
        assertThat(of("192.0.2.28")).as("too many questions").isEmpty();
        says("/ipv4.json", "[]");
        assertThat(of("192.0.2.25")).as("no list").isEmpty();
    }

    private void says(String path, String body) {
        answers.put(path, new MockResponse.Builder().body(body).build());
    }

    private Optional<NetworkRegistration> of(String address) throws IOException {
        HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
                .build();
        return new NetworkRegistry(client, server.url("/")).of(InetAddress.getByName(address));
    }
}
