package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ids are unique, and no panel covers another or leaves the 24 columns. */
final class LayoutRule implements Rule {

    private static final int COLUMNS = 24;

    @Override
    public List<String> complaints(Board board) {
        List<String> complaints = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        List<JsonNode> all = new ArrayList<>(board.panels());
        board.json().path("panels").forEach(panel -> {
            if (panel.path("type").asText().equals("row")) {
                all.add(panel);
            }
        });
        for (JsonNode panel : all) {
            if (!ids.add(panel.path("id").asInt())) {
                complaints.add("id " + panel.path("id").asInt() + " is used twice");
            }
        }
        for (int i = 0; i < all.size(); i++) {
            JsonNode one = all.get(i).path("gridPos");
            if (one.path("x").asInt() + one.path("w").asInt() > COLUMNS
                    || one.path("w").asInt() < 1) {
                complaints.add(title(all.get(i)) + " leaves the grid");
            }
            for (JsonNode other : all.subList(i + 1, all.size())) {
                if (overlap(one, other.path("gridPos"))) {
                    complaints.add(title(all.get(i)) + " and " + title(other) + " overlap");
                }
            }
        }
        return complaints;
    }

    private static boolean overlap(JsonNode a, JsonNode b) {
        return beside(a, b, "x", "w") && beside(a, b, "y", "h");
    }

    private static boolean beside(JsonNode a, JsonNode b, String from, String size) {
        return a.path(from).asInt() < b.path(from).asInt() + b.path(size).asInt()
                && b.path(from).asInt() < a.path(from).asInt() + a.path(size).asInt();
    }

    private static String title(JsonNode panel) {
        return "\"" + panel.path("title").asText() + "\"";
    }
}
