package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Every panel says what it shows, what to do about it, in which unit, and what it means when there is nothing. */
final class WordsRule implements Rule {

    private static final int TWO_SENTENCES = 60;
    private static final Pattern ENDS = Pattern.compile("[.:;](\\s|$)");

    @Override
    public List<String> complaints(Board board) {
        List<String> complaints = new ArrayList<>();
        for (JsonNode panel : board.panels()) {
            String where = "panel " + panel.path("id").asInt() + " \""
                    + panel.path("title").asText() + "\": ";
            JsonNode defaults = panel.path("fieldConfig").path("defaults");
            require(!panel.path("title").asText().isBlank(), where + "no title", complaints);
            require(
                    says(panel.path("description").asText()),
                    where + "no description that says what it means and what to do",
                    complaints);
            require(!defaults.path("unit").asText().isBlank(), where + "no unit", complaints);
            require(!defaults.path("noValue").asText().isBlank(), where + "no text for no value", complaints);
        }
        return complaints;
    }

    /** What it means, and what to do: two clauses at least. */
    private static boolean says(String description) {
        return description.length() >= TWO_SENTENCES
                && ENDS.matcher(description).results().count() >= 2;
    }

    private static void require(boolean held, String complaint, List<String> complaints) {
        if (!held) {
            complaints.add(complaint);
        }
    }
}
