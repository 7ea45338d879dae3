package dev.repwatch.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
