package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
    void itsLinkSetsAVariableThatItsBoardHas(AlertRule rule) {
        String[] link = rule.annotation("dashboard_url").split("\\?var-", 2);
        if (link.length == 2) {
            Board board = Board.named(link[0].replaceFirst("^/d/", ""));
            assertThat(board.variablesByName()).contains(link[1].replaceFirst("=.*", ""));
        }
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

    /** Not firing, firing with exact labels and annotations, resolved while its series are there, and ended with them. */
    @ParameterizedTest
    @MethodSource("resolving")
    void isTestedFromBeginningToEnd(AlertRule rule) {
        List<RuleTest> tests = RuleTest.of(rule);
        assertThat(tests).anySatisfy(test -> {
            assertThat(test.asked().stream().map(RuleTest.Asked::fires).limit(3))
                    .as("not firing, firing, resolved")
                    .containsExactly(false, true, false);
            assertThat(test.asked().get(2).at()).isLessThanOrEqualTo(test.end());
        });
        assertThat(tests).anySatisfy(test -> {
            assertThat(test.asked().stream().map(RuleTest.Asked::fires))
                    .as("firing, gone with its series")
                    .containsExactly(true, false);
            assertThat(test.asked().get(0).at()).isLessThanOrEqualTo(test.end());
            assertThat(test.asked().get(1).at()).isGreaterThan(test.end());
        });
    }

    static Stream<AlertRule> resolving() {
        return AlertRule.alerts().filter(rule -> !rule.name().matches("Repwatch(Absent|Watchdog|Tells)"));
    }

    @ParameterizedTest
    @MethodSource("dev.repwatch.monitor.grafana.AlertRule#alerts")
    void isTestedWithAllThatItSays(AlertRule rule) {
        List<JsonNode> fired = RuleTest.of(rule).stream()
                .flatMap(test -> test.asked().stream())
                .filter(RuleTest.Asked::fires)
                .map(RuleTest.Asked::alerts)
                .toList();
        assertThat(fired).isNotEmpty().allSatisfy(alerts -> {
            assertThat(alerts.at("/0/exp_labels/severity"))
                    .isEqualTo(rule.json().at("/labels/severity"));
            assertThat(alerts.at("/0/exp_annotations").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(
                            () -> rule.json().path("annotations").fieldNames());
        });
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
