package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules find what they are there to find: each fault is put into a good dashboard and must be named. */
class SeededFaultsTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("unit", p -> defaults(p).put("unit", "hertzz"), "\"hertzz\" is none of Grafana's units"),
                fault(
                        "transformer",
                        p -> at(p, "/transformations/0").put("id", "organise"),
                        "\"organise\" is none of Grafana's transformers"),
                fault(
                        "reducer",
                        p -> at(p, "/options/reduceOptions").putArray("calcs").add("latest"),
                        "\"latest\" is none of Grafana's reducers"),
                fault(
                        "metric typo",
                        p -> replace(p, "repwatch_target_listings", "repwatch_target_listing"),
                        "there is no metric repwatch_target_listing"),
                fault("PromQL syntax", p -> replace(p, "group_left ()", "group_left ("), "is not closed"),
                fault("overlap", p -> at(p, "/gridPos").put("w", 5), "overlap"),
                fault(
                        "bare counter",
                        p -> query(p).put("expr", "repwatch_checks_total{job=~\"$job\", instance=~\"$instance\"}"),
                        "is a counter and must be in rate() or increase()"),
                fault("option typo", p -> at(p, "/options").put("colourMode", "value"), "colourMode"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFound(String name, Consumer<JsonNode> seed, String complaint) {
        Board board = Board.named("repwatch-fleet");
        JsonNode panel = board.panels().get(name.equals("transformer") ? 6 : 0);
        assertThat(Lint.complaints(board)).isEmpty();
        seed.accept(panel);
        assertThat(Lint.complaints(board)).anyMatch(it -> it.contains(complaint));
    }

    private static Arguments fault(String name, Consumer<JsonNode> seed, String complaint) {
        return Arguments.of(name, seed, complaint);
    }

    private static ObjectNode defaults(JsonNode panel) {
        return at(panel, "/fieldConfig/defaults");
    }

    private static ObjectNode query(JsonNode panel) {
        return at(panel, "/targets/0");
    }

    private static void replace(JsonNode panel, String from, String to) {
        String expr = query(panel).path("expr").asText();
        assertThat(expr).contains(from);
        query(panel).put("expr", expr.replace(from, to));
    }

    private static ObjectNode at(JsonNode panel, String pointer) {
        return (ObjectNode) panel.at(pointer);
    }
}
