package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules find what they are there to find: each fault is put into every good dashboard and must be named. */
class SeededFaultsTest {

    /**
     * @param fits panels that can have it
     * @param seed puts it into a panel, given all panels of the dashboard
     */
    private record Fault(
            String name, Predicate<JsonNode> fits, BiConsumer<ObjectNode, List<JsonNode>> seed, String complaint) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault(
                    "unit",
                    panel -> true,
                    (panel, all) -> at(panel, "/fieldConfig/defaults").put("unit", "hertzz"),
                    "\"hertzz\" is none of Grafana's units"),
            new Fault(
                    "transformer",
                    panel -> !panel.at("/transformations/0").isMissingNode(),
                    (panel, all) -> at(panel, "/transformations/0").put("id", "organise"),
                    "\"organise\" is none of Grafana's transformers"),
            new Fault(
                    "reducer",
                    panel -> !panel.at("/options/reduceOptions").isMissingNode(),
                    (panel, all) -> at(panel, "/options/reduceOptions")
                            .putArray("calcs")
                            .add("latest"),
                    "\"latest\" is none of Grafana's reducers"),
            new Fault(
                    "metric typo",
                    panel -> expr(panel).contains("repwatch_"),
                    (panel, all) -> ask(panel, expr(panel).replaceFirst("repwatch_([a-z_]+)", "repwatch_$1z")),
                    "there is no metric repwatch_"),
            new Fault(
                    "prefix typo",
                    panel -> expr(panel).contains("repwatch_"),
                    (panel, all) -> ask(panel, expr(panel).replaceFirst("repwatch_", "repwach_")),
                    "there is no metric repwach_"),
            new Fault(
                    "PromQL syntax",
                    panel -> expr(panel).contains(")"),
                    (panel, all) -> ask(panel, expr(panel).replaceFirst("\\)(?=[^)]*$)", "")),
                    "is not closed"),
            new Fault(
                    "overlap",
                    panel -> true,
                    (panel, all) -> panel.set("gridPos", other(panel, all).path("gridPos")),
                    "overlap"),
            new Fault(
                    "bare counter",
                    panel -> true,
                    (panel, all) -> ask(panel, "repwatch_checks_total{job=~\"$job\", instance=~\"$instance\"}"),
                    "is a counter and must be in rate() or increase()"),
            new Fault(
                    "option typo",
                    panel -> true,
                    (panel, all) -> at(panel, "/options").put("colourMode", "value"),
                    "colourMode"),
            new Fault(
                    "override typo",
                    panel -> !panel.at("/fieldConfig/overrides/0").isMissingNode(),
                    (panel, all) ->
                            at(panel, "/fieldConfig/overrides/0/properties/0").put("id", "custom.widht"),
                    "override custom.widht"));

    static Stream<Arguments> faultsOfBoards() {
        return Board.all().stream()
                .flatMap(board -> FAULTS.stream()
                        // a board without overrides has none to mistype
                        .filter(fault -> board.panels().stream().anyMatch(fault.fits()))
                        .map(fault -> Arguments.of(board.file().replace(".json", ""), fault)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfBoards")
    void isFound(String name, Fault fault) {
        Board board = Board.named(name);
        assertThat(Lint.complaints(board)).isEmpty();
        JsonNode panel =
                board.panels().stream().filter(fault.fits()).findFirst().orElseThrow();
        fault.seed().accept((ObjectNode) panel, board.panels());
        assertThat(Lint.complaints(board)).anyMatch(it -> it.contains(fault.complaint()));
    }

    @Test
    void badNewsInAColourOfThePaletteAndALineForEachTargetAreFound() {
        Board board = Board.named("repwatch-feeds");
        JsonNode worst = board.panels().stream()
                .filter(panel -> panel.path("type").asText().equals("timeseries")
                        && expr(panel).contains("bottomk(5, min_over_time(repwatch_target_score"))
                .findFirst()
                .orElseThrow();
        at(worst, "/fieldConfig/defaults").putObject("color").put("mode", "palette-classic");
        ask(worst, "repwatch_target_score{job=~\"$job\", instance=~\"$instance\", target=~\"$target\"}");
        assertThat(Lint.complaints(board))
                .anyMatch(it -> it.contains("what is bad may be drawn in green"))
                .anyMatch(it -> it.contains("a line for each target, however many there are"));
    }

    private static JsonNode other(JsonNode panel, List<JsonNode> all) {
        return all.stream()
                .filter(it -> it.path("id").asInt() != panel.path("id").asInt())
                .findFirst()
                .orElseThrow();
    }

    private static String expr(JsonNode panel) {
        return panel.at("/targets/0/expr").asText();
    }

    private static void ask(JsonNode panel, String expr) {
        at(panel, "/targets/0").put("expr", expr);
    }

    private static ObjectNode at(JsonNode panel, String pointer) {
        return (ObjectNode) panel.at(pointer);
    }
}
