package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A link leads to a dashboard of ours that has the variable it sets, and survives an IPv6 address; or to a removal page. */
final class LinksRule implements Rule {

    private static final Pattern OURS = Pattern.compile("/d/([a-z-]+)\\?(.*)");
    private static final Pattern SETS = Pattern.compile("var-([a-z]+)=(\\S+)");
    private static final String REMOVAL_PAGE = "${__value.raw}";
    private static final String KEEPS =
            "${datasource:queryparam}&${job:queryparam}&${instance:queryparam}&${__url_time_range}";

    private final Map<String, Set<String>> variables = new TreeMap<>();

    LinksRule() {
        for (Board board : Board.all()) {
            variables.put(board.json().path("uid").asText(), board.variablesByName());
        }
    }

    @Override
    public List<String> complaints(Board board) {
        List<String> complaints = new ArrayList<>();
        for (JsonNode panel : board.panels()) {
            String where = "panel \"" + panel.path("title").asText() + "\": ";
            for (JsonNode url : panel.findValues("url")) {
                if (!url.asText().equals(REMOVAL_PAGE)) {
                    check(where, url.asText(), complaints);
                }
            }
        }
        return complaints;
    }

    private void check(String where, String url, List<String> complaints) {
        Matcher ours = OURS.matcher(url);
        if (!ours.matches() || !variables.containsKey(ours.group(1))) {
            complaints.add(where + url + " leads to no dashboard of ours");
            return;
        }
        if (!url.endsWith(KEEPS)) {
            complaints.add(where + url + " does not keep what was chosen");
        }
        for (String part : ours.group(2).split("&", -1)) {
            Matcher sets = SETS.matcher(part);
            if (sets.matches()) {
                if (!variables.getOrDefault(ours.group(1), Set.of()).contains(sets.group(1))) {
                    complaints.add(where + ours.group(1) + " has no variable " + sets.group(1));
                }
                if (!sets.group(2).endsWith(":percentencode}")) {
                    complaints.add(where + part + " is not percent-encoded");
                }
            }
        }
    }
}
