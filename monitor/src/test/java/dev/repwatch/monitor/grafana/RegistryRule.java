package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Units, transformers, matchers and reducers exist: Grafana skips one that it does not know without a word. */
final class RegistryRule implements Rule {

    private final JsonNode registries;

    RegistryRule() {
        try (InputStream in = Objects.requireNonNull(RegistryRule.class.getResourceAsStream("registries.json"))) {
            registries = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> complaints(Board board) {
        List<String> complaints = new ArrayList<>();
        for (JsonNode panel : board.panels()) {
            String where = "panel \"" + panel.path("title").asText() + "\": ";
            for (JsonNode unit : panel.findValues("unit")) {
                known("units", unit, where, complaints);
            }
            for (JsonNode calcs : panel.findValues("calcs")) {
                calcs.forEach(calc -> known("reducers", calc, where, complaints));
            }
            for (JsonNode transformation : panel.path("transformations")) {
                known("transformers", transformation.path("id"), where, complaints);
            }
            for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
                known("fieldMatchers", override.path("matcher").path("id"), where, complaints);
                for (JsonNode property : override.path("properties")) {
                    if (property.path("id").asText().equals("unit")) {
                        known("units", property.path("value"), where, complaints);
                    }
                }
            }
        }
        return complaints;
    }

    private void known(String registry, JsonNode id, String where, List<String> complaints) {
        Set<String> ids = new HashSet<>();
        registries.path(registry).forEach(it -> ids.add(it.asText()));
        if (!ids.contains(id.asText())) {
            complaints.add(where + "\"" + id.asText() + "\" is none of Grafana's " + registry);
        }
    }
}
