package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.reputation.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

    @ParameterizedTest
    @MethodSource("dev.repwatch.monitor.grafana.Lint#boards")
    void keepsTheHouseRules(Board board) {
        assertThat(Lint.complaints(board)).isEmpty();
    }

    @Test
    void allAreThere() {
        assertThat(Board.all())
                .extracting(Board::file)
                .containsExactly(
                        "repwatch-daemon.json",
                        "repwatch-deliveries.json",
                        "repwatch-desk.json",
                        "repwatch-feeds.json",
                        "repwatch-fleet.json",
                        "repwatch-list.json",
                        "repwatch-placement.json",
                        "repwatch-posture.json",
                        "repwatch-target.json",
                        "repwatch-warmup.json");
    }

    /** Grafana sorts words by the alphabet, whatever they are shown as; there "info" would come before "major". */
    @Test
    void tablesThatSayWhatComesFirstAreInTheOrderOfSeverity() {
        List<String> inOrder =
                Arrays.stream(Severity.values()).map(Severity::label).toList();
        List<String> sorted = new ArrayList<>();
        for (Board board : Board.all()) {
            for (JsonNode panel : board.panels()) {
                if (panel.at("/options/sortBy/0/displayName").asText().equals("Severity")) {
                    sorted.add(board.file());
                    assertThat(panel.at("/options/sortBy/0/desc").asBoolean(true))
                            .isFalse();
                    assertThat(shownByAlphabet(panel)).as(board.file()).isEqualTo(inOrder);
                    assertThat(panel.at("/targets/0/expr").asText())
                            .startsWith("label_replace(")
                            .endsWith(", \"severity\", \"other\", \"severity\", \"info\")");
                }
            }
        }
        assertThat(sorted)
                .containsExactly(
                        "repwatch-desk.json", "repwatch-fleet.json", "repwatch-list.json", "repwatch-target.json");
    }

    private static List<String> shownByAlphabet(JsonNode panel) {
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode override : panel.at("/fieldConfig/overrides")) {
            if (override.at("/matcher/options").asText().equals("Severity")) {
                JsonNode texts = override.at("/properties/0/value/0/options");
                texts.fieldNames()
                        .forEachRemaining(
                                it -> shown.put(it, texts.path(it).path("text").asText()));
            }
        }
        return List.copyOf(shown.values());
    }

    /** Some feeds have numbers and no score, and one that never answered has neither. */
    @Test
    void everyFeedCanBeChosen() {
        assertThat(Board.named("repwatch-feeds").variables())
                .filteredOn(it -> it.where().equals("variable \"source\""))
                .singleElement()
                .satisfies(it -> assertThat(it.expr()).startsWith("label_values(repwatch_feed_up{"));
    }
}
