package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first colour of Grafana's palette is green: what is bad news never gets its colour from there, but from thresholds, from
 * shades of one colour, or from overrides.
 */
final class ColoursRule implements Rule {

    private static final Pattern BAD_NEWS = Pattern.compile(
            "_failed_total|_errors_total|_score\\b|_score\\{|repwatch_listing|_listings\\b|_lag_seconds|_rate\\|");

    @Override
    public List<String> complaints(Board board) {
        List<String> complaints = new ArrayList<>();
        for (JsonNode panel : board.panels()) {
            JsonNode config = panel.path("fieldConfig");
            boolean byChance =
                    config.path("defaults").path("color").path("mode").asText().startsWith("palette")
                            && config.path("overrides").isEmpty();
            for (JsonNode target : panel.path("targets")) {
                if (byChance && BAD_NEWS.matcher(target.path("expr").asText()).find()) {
                    complaints.add("panel \"" + panel.path("title").asText()
                            + "\": what is bad may be drawn in green; use thresholds or shades");
                }
            }
        }
        return complaints;
    }
}
