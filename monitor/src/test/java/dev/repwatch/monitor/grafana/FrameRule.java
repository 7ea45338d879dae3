package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What all our dashboards share: name, variables in their order, time, links between them. */
final class FrameRule implements Rule {

    private static final List<String> FIRST = List.of("datasource", "job", "instance");
    private static final List<String> THEN = List.of("pool", "stream", "target", "list", "source");

    @Override
    public List<String> complaints(Board board) {
        List<String> complaints = new ArrayList<>();
        JsonNode json = board.json();
        require(
                board.file().equals(json.path("uid").asText() + ".json"),
                "the file is not named as the uid",
                complaints);
        require(json.path("timezone").asText().equals("browser"), "timezone is not browser", complaints);
        require(json.path("graphTooltip").asInt() == 1, "the tooltip is not shared", complaints);
        require(!json.path("editable").asBoolean(true), "editable", complaints);
        require(json.path("refresh").asText().equals("1m"), "refresh is not 1m", complaints);
        require(json.path("schemaVersion").asInt() == 41, "schemaVersion is not 41", complaints);
        require(json.path("tags").toString().contains("\"repwatch\""), "no tag repwatch", complaints);
        JsonNode link = json.path("links").path(0);
        require(link.path("includeVars").asBoolean() && link.path("keepTime").asBoolean(), "no drop-down", complaints);
        variables(json, complaints);
        for (JsonNode panel : board.panels()) {
            for (JsonNode uid : panel.findValues("uid")) {
                require(uid.asText().equals("${datasource}"), "a fixed data source: " + uid.asText(), complaints);
            }
        }
        return complaints;
    }

    private static void variables(JsonNode json, List<String> complaints) {
        List<String> names = new ArrayList<>();
        for (JsonNode variable : json.path("templating").path("list")) {
            String name = variable.path("name").asText();
            names.add(name);
            if (variable.path("type").asText().equals("query")) {
                require(variable.path("refresh").asInt() == 2, name + " is not refreshed with the time", complaints);
                require(variable.path("multi").asBoolean(), name + " takes one value only", complaints);
                require(variable.has("allValue"), name + " has no value for all", complaints);
            }
        }
        List<String> wanted = new ArrayList<>(FIRST);
        THEN.stream().filter(names::contains).forEach(wanted::add);
        require(names.equals(wanted), "variables are " + names + ", not " + wanted, complaints);
    }

    private static void require(boolean held, String complaint, List<String> complaints) {
        if (!held) {
            complaints.add(complaint);
        }
    }
}
