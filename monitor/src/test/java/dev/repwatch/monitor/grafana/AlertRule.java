package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One rule of {@code grafana/prometheus}; {@code alert} or {@code record} is its name. */
record AlertRule(String name, JsonNode json) {

    static final Path FOLDER = Path.of("../grafana/prometheus");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Stream<AlertRule> alerts() {
        return Stream.of("repwatch.alerts.yml", "watchdog.alerts.yml").flatMap(file -> in(file, "alert").stream());
    }

    static List<AlertRule> recordings() {
        return in("repwatch.rules.yml", "record");
    }

    private static List<AlertRule> in(String file, String key) {
        try {
            List<AlertRule> rules = new ArrayList<>();
            for (JsonNode group : YAML.readTree(FOLDER.resolve(file).toFile()).path("groups")) {
                group.path("rules")
                        .forEach(rule -> rules.add(new AlertRule(rule.path(key).asText(), rule)));
            }
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String annotation(String name) {
        return json.path("annotations").path(name).asText();
    }

    PromQl expr() {
        return new PromQl(json.path("expr").asText());
    }

    @Override
    public String toString() {
        return name;
    }
}
