package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One dashboard file. */
record Board(String file, JsonNode json) {

    static final Path FOLDER = Path.of("../grafana/dashboards");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param where for people: panel, variable or annotation */
    record Query(String where, String expr) {}

    static List<Board> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Board::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Board named(String uid) {
        return read(FOLDER.resolve(uid + ".json"));
    }

    private static Board read(Path file) {
        try {
            return new Board(file.getFileName().toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Panels that show something, also those in collapsed rows. */
    List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        for (JsonNode panel : json.path("panels")) {
            if (panel.path("type").asText().equals("row")) {
                panel.path("panels").forEach(panels::add);
            } else {
                panels.add(panel);
            }
        }
        return panels;
    }

    /** Everything that Prometheus is asked for. */
    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            panel.path("targets")
                    .forEach(target -> queries.add(new Query(
                            "panel \"" + panel.path("title").asText() + "\"",
                            target.path("expr").asText())));
        }
        for (JsonNode annotation : json.path("annotations").path("list")) {
            if (annotation.has("expr")) {
                queries.add(new Query(
                        "annotation \"" + annotation.path("name").asText() + "\"",
                        annotation.path("expr").asText()));
            }
        }
        return queries;
    }

    /** The names of its variables. */
    Set<String> variablesByName() {
        Set<String> names = new TreeSet<>();
        json.path("templating")
                .path("list")
                .forEach(variable -> names.add(variable.path("name").asText()));
        return names;
    }

    /** The queries of variables, such as {@code label_values(metric, label)}. */
    List<Query> variables() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode variable : json.path("templating").path("list")) {
            if (variable.path("type").asText().equals("query")) {
                queries.add(new Query(
                        "variable \"" + variable.path("name").asText() + "\"",
                        variable.path("query").path("query").asText()));
            }
        }
        return queries;
    }
}
