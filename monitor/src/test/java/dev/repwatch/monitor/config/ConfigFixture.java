package dev.repwatch.monitor.config;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.bind.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;

/** A directory with a {@code config.toml} and whatever else a test puts there. */
final class ConfigFixture {

    private final Path directory;
    private final ConfigReader reader;

    ConfigFixture(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.reader = new ConfigReader(environment, Sections.ALL);
    }

    static ConfigFixture in(Path directory) {
        return new ConfigFixture(directory, Map.of());
    }

    Path put(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConfigOutcome read() {
        return reader.read(directory.resolve("config.toml"));
    }

    ConfigOutcome read(String text) {
        put("config.toml", text);
        return read();
    }

    Settings settings(String text) {
        return read(text).match(ConfigOutcome.Read::settings, refused -> Assertions.fail(lines(refused.problems())));
    }

    List<String> warnings(String text) {
        return read(text)
                .match(read -> relative(read.warnings()), refused -> Assertions.fail(lines(refused.problems())));
    }

    /** The problems with file names relative to the directory; empty when it was read. */
    List<String> problems(String text) {
        return read(text).match(read -> List.of(), refused -> relative(refused.problems()));
    }

    private List<String> relative(List<Problem> problems) {
        Function<Problem, String> line = problem -> problem.toString().replace(directory + "/", "");
        return problems.stream().map(line).toList();
    }

    private static String lines(List<Problem> problems) {
        return String.join("\n", problems.stream().map(Problem::toString).toList());
    }
}
