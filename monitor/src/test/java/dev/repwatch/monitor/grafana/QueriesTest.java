package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real Prometheus with a day of made-up history answers every query of every panel, variable, annotation and rule. */
@Tag("peers")
class QueriesTest {

    private static final Path RULES =
            Path.of("../grafana/prometheus").toAbsolutePath().normalize();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Prometheus prometheus;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Instant end;

    @BeforeAll
    static void aDayOfHistory() throws IOException, InterruptedException {
        end = Instant.now();
        History.write(folder.resolve("history.txt"), end);
        assertThat(Prometheus.promtool(
                        folder, List.of("tsdb", "create-blocks-from", "openmetrics", "history.txt", "data")))
                .endsWith("exit 0");
        prometheus = Prometheus.start(folder, """
                global: { evaluation_interval: 2s }
                rule_files: ["%s/*.rules.yml", "%s/*.alerts.yml"]
                """.formatted(RULES, RULES));
    }

    @AfterAll
    static void stop() {
        prometheus.close();
    }

    @ParameterizedTest
    @MethodSource("dev.repwatch.monitor.grafana.Lint#boards")
    void everyQueryHasData(Board board) {
        Asked asked = new Asked(prometheus, end, Duration.ofHours(24), "15m");
        assertThat(asked.complaints(board, Set.of())).isEmpty();
    }

    @Test
    void everyRuleIsEvaluated() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> rules().stream()
                        .noneMatch(rule -> rule.path("health").asText().equals("unknown")));
        assertThat(rules())
                .hasSize((int) AlertRule.alerts().count()
                        + AlertRule.recordings().size())
                .allSatisfy(rule -> assertThat(rule.path("health").asText())
                        .as(rule.toString())
                        .isEqualTo("ok"));
    }

    @Test
    void aSyntaxErrorThatBracketsDoNotShowIsFound() {
        JsonNode answer = prometheus.query("(time() - up) > 3 * on (job) group_left up", end);
        assertThat(answer.path("status").asText()).isEqualTo("error");
    }

    @Test
    void aQueryWithoutDataIsFound() {
        Board board = Board.named("repwatch-fleet");
        ((ObjectNode) board.panels().get(0).at("/targets/0")).put("expr", "repwatch_target_listing");
        assertThat(new Asked(prometheus, end, Duration.ofHours(24), "15m").complaints(board, Set.of()))
                .containsExactly("repwatch-fleet.json: panel \"Targets listed\": no data for repwatch_target_listing");
    }

    private static List<JsonNode> rules() {
        return prometheus.get("/api/v1/rules").findValues("rules").stream()
                .flatMap(rules -> {
                    List<JsonNode> all = new ArrayList<>();
                    rules.forEach(all::add);
                    return all.stream();
                })
                .toList();
    }
}
