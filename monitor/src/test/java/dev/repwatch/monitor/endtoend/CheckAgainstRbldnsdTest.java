package dev.repwatch.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code repwatch check} as a user runs it, against a real rbldnsd. */
@Tag("peers")
class CheckAgainstRbldnsdTest {

    @TempDir
    Path folder;

    @TempDir
    Path zones;

    private Rbldnsd rbldnsd;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        rbldnsd = new Rbldnsd(zones);
        rbldnsd.list("192.0.2.99 :127.0.0.3:Snowshoe $\n");
    }

    @AfterEach
    void stop() {
        rbldnsd.close();
    }

    @Test
    void theTestPointIsListedWithCodeAndText() throws Exception {
        try (RepwatchProcess check = check(rbldnsd.resolver(), "127.0.0.2")) {
            assertThat(check.exit()).as(check::err).isEqualTo(1);
            JsonNode target = new ObjectMapper().readTree(check.out()).at("/targets/0");
            assertThat(target.get("target").asText()).isEqualTo("127.0.0.2");
            assertThat(target.get("verdict").asText()).isEqualTo("listed");
            JsonNode finding = target.at("/findings/0");
            assertThat(finding.get("source").asText()).isEqualTo("example-bl");
            assertThat(finding.at("/codes/0").asText()).isEqualTo("127.0.0.2");
            assertThat(finding.at("/meanings/0").asText()).isEqualTo("spam source");
            assertThat(finding.get("reason").asText()).contains("https://bl.example.test/lookup?127.0.0.2");
        }
    }

    @Test
    void aCleanAddressExitsZero() throws Exception {
        try (RepwatchProcess check = check(rbldnsd.resolver(), "192.0.2.1")) {
            assertThat(check.exit()).as(check::err).isZero();
            assertThat(check.out()).contains("\"clean\"").doesNotContain("\"listed\"");
        }
    }

    @Test
    void aCodeThatIsNotDocumentedIsNotAListing() throws Exception {
        try (RepwatchProcess check = check(rbldnsd.resolver(), "192.0.2.99")) {
            assertThat(check.exit()).as(check::err).isNotEqualTo(1);
            assertThat(check.out())
                    .contains("undocumented_code")
                    .contains("127.0.0.3")
                    .doesNotContain("\"listed\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.255.255.254, open_resolver",
        "127.0.0.1, bad_answer",
        "198.51.100.7, bad_answer",
        "127.0.0.99, undocumented_code"
    })
    void whatIsNoListingExplainsItself(String answer, String cause) throws Exception {
        rbldnsd.list("192.0.2.50 :" + answer + ":Not a listing\n");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            try (RepwatchProcess check = check(rbldnsd.resolver(), "192.0.2.50")) {
                assertThat(check.exit()).as(check::err).isNotEqualTo(1);
                JsonNode finding = finding(new ObjectMapper().readTree(check.out()));
                assertThat(finding.get("verdict").asText()).isEqualTo("unknown");
                assertThat(finding.get("cause").asText()).isEqualTo(cause);
                assertThat(finding.get("detail").asText()).contains(answer);
            }
        });
    }

    private static JsonNode finding(JsonNode report) {
        for (JsonNode each : report.at("/targets/0/findings")) {
            if (each.get("source").asText().equals("example-bl")) {
                return each;
            }
        }
        throw new AssertionError("no finding of example-bl in " + report);
    }

    @Test
    void aDeadResolverIsNeitherCleanNorListed() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                RepwatchProcess check = check("127.0.0.1:" + silent.getLocalPort(), "192.0.2.1")) {
            assertThat(check.exit()).as(check::err).isEqualTo(3);
            assertThat(check.out()).contains("timed_out").doesNotContain("not_listed");
        }
    }

    private RepwatchProcess check(String resolver, String target) throws IOException {
        Files.writeString(folder.resolve("config.toml"), """
                [dns]
                resolvers = ["%s"]
                timeout = "500ms"

                [lists]
                defaults = false

                [[list]]
                id = "example-bl"
                zone = "bl.example.test"
                kinds = ["ipv4"]
                codes = { "127.0.0.2" = { name = "spam source", severity = "major", scope = "ip" } }

                [[list]]
                id = "second-bl"
                zone = "second.example.test"
                kinds = ["ipv4"]
                codes = { "127.0.0.2" = { name = "second", severity = "minor" } }
                """.formatted(resolver));
        return RepwatchProcess.start(folder, "check", target, "--config", "config.toml", "--output", "json");
    }
}
