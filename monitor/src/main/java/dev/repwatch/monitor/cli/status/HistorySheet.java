package dev.repwatch.monitor.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.cli.table.Rows;
import dev.repwatch.monitor.i18n.Ordinal;
import java.util.List;

/** The history of a target for people, and its episodes for spreadsheets. */
final class HistorySheet {

    private static final List<String> EPISODES = List.of(
            "id",
            "list",
            "severity",
            "codes",
            "first_seen",
            "opened_at",
            "closed_at",
            "closed_because",
            "hours",
            "recurrence",
            "meanings");
    private static final List<String> SHOWN = EPISODES.stream()
            .map(field -> field.equals("recurrence") ? "again" : field)
            .toList();
    private static final List<String> TIMES = List.of("subject", "episodes", "mean_hours");
    private static final List<String> SCORES = List.of("at", "score", "confidence", "losses");

    private HistorySheet() {}

    static String csv(JsonNode history) {
        return Rows.csv(EPISODES, history.path("episodes"));
    }

    static String table(JsonNode history) {
        String times = history.path("times").isEmpty()
                ? ""
                : Rows.table(TIMES, history.path("times")) + System.lineSeparator();
        return Rows.table(SHOWN, inWords(history.path("episodes")))
                + System.lineSeparator()
                + times
                + Rows.table(SCORES, history.path("scores"));
    }

    /** What a program counts, people read. */
    private static ArrayNode inWords(JsonNode episodes) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (JsonNode episode : episodes) {
            int times = episode.path("recurrence").asInt();
            ObjectNode row = episode.deepCopy();
            shown.add(row.put("again", times > 1 ? Ordinal.of(times) + " time in 30 days" : ""));
        }
        return shown;
    }
}
