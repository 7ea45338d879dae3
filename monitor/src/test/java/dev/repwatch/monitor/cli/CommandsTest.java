package dev.repwatch.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A command is loaded without the others, and nobody sees a difference. */
class CommandsTest {

    static Stream<String> names() {
        return Commands.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandIsCalledAsItIsCatalogued(String name) {
        assertThat(Commands.named(name).getAnnotation(Command.class).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void alonePrintsTheSame(String name) {
        for (String[] words : new String[][] {{name, "--help"}, {name, "--no-such-option"}, {name, "-h", "x"}}) {
            assertThat(said(RepwatchCommand.commandLine(List.of(words)), words))
                    .isEqualTo(said(RepwatchCommand.commandLine(), words));
        }
    }

    @Test
    void onlyWhatIsNamedIsLoaded() {
        assertThat(RepwatchCommand.commandLine(List.of("maillog", "read", "x")).getSubcommands())
                .containsOnlyKeys("maillog", "help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completion", "manual", "help", "--help", "stats", ""})
    void theOthersAreThereForWhoeverSpeaksOfThem(String word) {
        assertThat(RepwatchCommand.commandLine(List.of(word)).getSubcommands())
                .containsKeys("status", "web", "maillog");
    }

    private static String said(CommandLine line, String... words) {
        StringWriter text = new StringWriter();
        int exit =
                line.setOut(new PrintWriter(text)).setErr(new PrintWriter(text)).execute(words);
        return exit + text.toString();
    }
}
