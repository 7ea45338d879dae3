package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A line for each target is bounded where all targets can be chosen: at a thousand nobody reads them. */
final class LinesRule implements Rule {

    private static final Set<String> DRAWN = Set.of("timeseries", "state-timeline");

    @Override
    public List<String> complaints(Board board) {
        if (board.file().equals(ofOneTarget())) {
            return List.of();
        }
        List<String> complaints = new ArrayList<>();
        for (JsonNode panel : board.panels()) {
            for (JsonNode target : panel.path("targets")) {
                if (DRAWN.contains(panel.path("type").asText())
                        && target.path("legendFormat").asText().contains("{{target}}")
                        && !target.path("expr").asText().matches("(?s).*\\b(topk|bottomk)\\(.*")) {
                    complaints.add("panel \"" + panel.path("title").asText()
                            + "\": a line for each target, however many there are; use topk or bottomk");
                }
            }
        }
        return complaints;
    }

    private static String ofOneTarget() {
        return "repwatch-target.json";
    }
}
