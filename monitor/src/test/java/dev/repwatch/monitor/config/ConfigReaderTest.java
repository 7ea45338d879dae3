package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.section.HostPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    @TempDir
    Path directory;

    @Test
    void anEmptyFileIsAllDefaults() {
        ConfigFile file = ConfigFixture.in(directory).settings("").file();

        assertThat(file.web().listen()).isEqualTo(new HostPort("127.0.0.1", 9797));
        assertThat(file.schedule().dnsbl()).isEqualTo(Duration.ofMinutes(30));
        assertThat(file.lists().usual()).isTrue();
        assertThat(file.channels()).isEmpty();
    }

    @Test
    void expandsAddressesNetworksAndRanges() {
        Settings settings = ConfigFixture.in(directory).settings("""
                        [[targets]]
                        name = "mx1"
                        addresses = ["192.0.2.10", "2001:db8::10", "198.51.100.0/30", "203.0.113.5-203.0.113.6"]
                        exclude = ["198.51.100.0"]
                        helo = "mta.example.jp"
                        pool = "transactional"
                        labels = { owner = "mail-team" }

                        [[targets]]
                        domains = ["Example.JP.", "日本語.example"]
                        dkim_selectors = ["s1"]
                        sends_from = ["transactional"]
                        """);

        assertThat(settings.targets())
                .extracting(watched -> watched.target().text())
                .containsExactly(
                        "192.0.2.10",
                        "2001:db8::10",
                        "198.51.100.1",
                        "198.51.100.2",
                        "198.51.100.3",
                        "203.0.113.5",
                        "203.0.113.6",
                        "example.jp",
                        "xn--wgv71a119e.example");
        WatchedTarget first = settings.targets().get(0);
        assertThat(first.name()).isEqualTo("mx1");
        assertThat(first.pool()).contains("transactional");
        assertThat(first.labels()).isEqualTo(Map.of("owner", "mail-team"));
        WatchedTarget domain = settings.targets().get(7);
        assertThat(domain.target().kind()).isEqualTo(TargetKind.DOMAIN);
        assertThat(domain.dkimSelectors()).isEqualTo(List.of("s1"));
    }

    @Test
    void theShippedConfigurationIsValidAsShipped() {
        ConfigOutcome outcome = new ConfigReader(Map.of(), Sections.ALL).read(Path.of("..", "config.toml"));

        assertThat(outcome).isInstanceOf(ConfigOutcome.Read.class);
    }
}
