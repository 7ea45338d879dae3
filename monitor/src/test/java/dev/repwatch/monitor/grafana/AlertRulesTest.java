package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesTest {

    private static final Path RUNBOOKS = Path.of("../docs/runbooks");

    @ParameterizedTest
    @MethodSource("dev.repwatch.monitor.grafana.AlertRule#alerts")
    void saysHowBadItIsAndWhereToRead(AlertRule rule) {
        assertThat(rule.name()).startsWith("Repwatch");
        assertThat(rule.json().path("labels").path("severity").asText()).isIn("critical", "warning", "info");
        assertThat(rule.annotation("summary")).endsWith(".").doesNotContain("{{");
        assertThat(rule.annotation("description")).endsWith(".");
        assertThat(rule.annotation("runbook_url")).isEqualTo("docs/runbooks/" + rule.name() + ".md");
        assertThat(Board.FOLDER.resolve(
                        rule.annotation("dashboard_url")
                                        .replaceFirst("^/d/", "")
                                        .replaceFirst("\\?.*", "") + ".json"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("dev.repwatch.monitor.grafana.AlertRule#alerts")
    void hasARunbook(AlertRule rule) throws IOException {
        List<String> lines = Files.readAllLines(RUNBOOKS.resolve(rule.name() + ".md"));
        assertThat(lines.get(0)).isEqualTo("# " + rule.name());
        assertThat(lines.stream().filter(line -> line.startsWith("## ")))
                .containsExactly("## Meaning", "## Impact", "## Diagnosis", "## Mitigation", "## False positives");
        assertThat(lines.stream().filter(line -> line.length() > 20)).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("dev.repwatch.monitor.grafana.AlertRule#alerts")
    void hasATestOfItsOwn(AlertRule rule) {
        assertThat(AlertRule.FOLDER.resolve("tests/" + rule.name() + ".test.yml"))
                .exists();
    }

    @Test
    void everyRunbookBelongsToARule() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            AlertRule.alerts().map(rule -> rule.name() + ".md").toList());
        }
    }

    @Test
    void asksOnlyForMetricsThatExist() {
        assertThat(Stream.concat(AlertRule.alerts(), AlertRule.recordings().stream()))
                .allSatisfy(rule -> assertThat(KnownMetrics.names())
                        .as(rule.name())
                        .containsAll(rule.expr().metrics().stream()
                                .filter(name -> !rule.expr().text().contains(":" + name))
                                .toList()));
    }
}
