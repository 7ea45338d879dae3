package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken configuration in {@code broken/} gives exactly the lines that stand beside it. */
class BrokenConfigTest {

    private static final Path CASES = Path.of("src/test/resources/dev/repwatch/monitor/config/broken");

    @TempDir
    Path directory;

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".toml"))
                    .map(name -> name.replace(".toml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsWrong(String name) throws IOException {
        String text = Files.readString(CASES.resolve(name + ".toml"));

        List<String> problems = ConfigFixture.in(directory).problems(text);

        assertThat(problems).isEqualTo(Files.readAllLines(CASES.resolve(name + ".txt")));
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(60);
    }
}
