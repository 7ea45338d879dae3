package dev.repwatch.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken configuration gives exactly these lines. */
class BrokenConfigTest {

    @TempDir
    Path directory;

    static Stream<Arguments> broken() {
        return Stream.of(
                one(
                        "[web]\nlisen = \"127.0.0.1:1\"",
                        "config.toml:2:1: unknown key \"lisen\" in [web]; did you mean \"listen\"?"),
                one(
                        "langage = \"en\"",
                        "config.toml:1:1: unknown key \"langage\" in the top level; did you mean \"language\"?"),
                one(
                        "[web]\nlanguage = \"en\"",
                        "config.toml:2:1: unknown key \"language\" in [web]; \"language\" belongs above the first [table]"),
                one(
                        "[web]\nlisten = 9797",
                        "config.toml:2:1: listen in [web]: expected a string, found a whole number"));
    }

    private static Arguments one(String text, String... lines) {
        return Arguments.of(text, List.of(lines));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrong(String text, List<String> lines) {
        assertThat(ConfigFixture.in(directory).problems(text)).isEqualTo(lines);
    }
}
