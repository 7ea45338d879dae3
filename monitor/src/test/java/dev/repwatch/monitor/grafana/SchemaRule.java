package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Grafana's published types (see {@code grafana/check}), with nothing beside them. */
final class SchemaRule implements Rule {

    private static final String CUSTOM = "custom.";
    private final Schema schema;

    SchemaRule() {
        try (InputStream in = Objects.requireNonNull(SchemaRule.class.getResourceAsStream("schema.json"))) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> complaints(Board board) {
        List<String> complaints = new ArrayList<>(check("dashboard", "dashboard", board.json()));
        for (JsonNode panel : board.panels()) {
            String where = "panel \"" + panel.path("title").asText() + "\"";
            String type = panel.path("type").asText();
            complaints.addAll(check(where + " options", type + "_options", panel.path("options")));
            JsonNode defaults = panel.path("fieldConfig").path("defaults");
            if (defaults.has("custom")) {
                complaints.addAll(check(where + " custom", type + "_custom", defaults.path("custom")));
            }
            for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
                override.path("properties").forEach(it -> complaints.addAll(override(where, type, it)));
            }
            panel.path("targets").forEach(target -> complaints.addAll(check(where + " query", "query", target)));
        }
        return complaints;
    }

    /** An override sets what is a setting of every field, or, with "custom." in front, one of this kind of panel. */
    private List<String> override(String where, String type, JsonNode property) {
        String id = property.path("id").asText();
        boolean custom = id.startsWith(CUSTOM);
        JsonNode setting = JsonNodeFactory.instance
                .objectNode()
                .set(custom ? id.substring(CUSTOM.length()) : id, property.path("value"));
        return check(where + " override " + id, custom ? type + "_custom" : "field", setting);
    }

    private List<String> check(String where, String piece, JsonNode node) {
        JsonNode named = JsonNodeFactory.instance.objectNode().set(piece, node);
        return schema.validate(named).stream()
                .map(error -> where + ": " + error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
