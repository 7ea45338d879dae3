package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Every panel says what it shows, what to do about it, in which unit, and what it means when there is nothing. */
final class WordsRule implements Rule {

    private static final int A_SENTENCE = 40;

    @Override
    public List<String> complaints(Board board) {
        List<String> complaints = new ArrayList<>();
        for (JsonNode panel : board.panels()) {
            String where = "panel " + panel.path("id").asInt() + " \""
                    + panel.path("title").asText() + "\": ";
            JsonNode defaults = panel.path("fieldConfig").path("defaults");
            require(!panel.path("title").asText().isBlank(), where + "no title", complaints);
            require(
                    panel.path("description").asText().length() >= A_SENTENCE,
                    where + "no description that says what to do",
                    complaints);
            require(!defaults.path("unit").asText().isBlank(), where + "no unit", complaints);
            require(!defaults.path("noValue").asText().isBlank(), where + "no text for no value", complaints);
        }
        return complaints;
    }

    private static void require(boolean held, String complaint, List<String> complaints) {
        if (!held) {
            complaints.add(complaint);
        }
    }
}
