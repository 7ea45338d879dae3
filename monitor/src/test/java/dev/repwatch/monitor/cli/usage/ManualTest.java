package dev.repwatch.monitor.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.usage.EveryCommand.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manual pages and completions say what the commands are. */
class ManualTest {

    @TempDir
    Path folder;

    static Stream<EveryCommand> commands() {
        return EveryCommand.all().filter(it -> !it.toString().endsWith("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void thePageNamesEveryOptionAndArgument(EveryCommand command) {
        String page = ManualPages.of(
                        EveryCommand.all().findFirst().orElseThrow().line().getCommandSpec())
                .getOrDefault(
                        "repwatch"
                                + command.words().stream().map(it -> "-" + it).reduce("", String::concat) + ".1",
                        "");

        assertThat(page).startsWith(".TH REPWATCH").contains(".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS");
        assertThat(page.replace("\\-", "-"))
                .contains(command.line().getCommandSpec().options().stream()
                        .flatMap(it -> Stream.of(it.names()))
                        .toList())
                .doesNotContain("${");
        command.line().getSubcommands().keySet().stream()
                .filter(it -> !it.equals("help"))
                .forEach(it -> assertThat(page.replace("\\-", "-")).contains(".B " + it + "\n"));
    }

    /** A line that begins with a full stop is a macro: only those that are meant. */
    @Test
    void nothingIsTakenForAMacro() {
        assertThat(ManualPages.of(EveryCommand.all()
                                .findFirst()
                                .orElseThrow()
                                .line()
                                .getCommandSpec())
                        .values())
                .allSatisfy(page -> assertThat(page.lines().filter(line -> line.matches("['.].*")))
                        .allMatch(line -> line.matches("\\.(TH|SH|TP|B|BR)( .*)?")));
    }

    @Test
    void theyAreWrittenIntoAFolder() throws IOException {
        Answer answer = Answer.to("manual", folder.resolve("man1").toString());

        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCode.CLEAN);
        assertThat(Files.readString(folder.resolve("man1/repwatch-delist-list.1")))
                .contains("repwatch\\-delist\\-list \\- Shows the open tasks");
        assertThat(folder.resolve("man1/repwatch.1")).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completionsNameEveryCommandAndLongOption(String shell) {
        Answer answer = Answer.to("completion", shell);

        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCode.CLEAN);
        List<String> words =
                commands().flatMap(it -> it.words().stream()).distinct().toList();
        List<String> options = commands()
                .flatMap(it -> it.line().getCommandSpec().options().stream())
                .flatMap(it -> Stream.of(it.names()))
                .filter(it -> it.startsWith("--"))
                .map(it -> shell.equals("fish") ? " -l " + it.substring(2) : it)
                .distinct()
                .toList();
        assertThat(answer.out()).contains(words).contains(options);
    }

    @Test
    void bashCompletes() throws Exception {
        Path script = Files.writeString(
                folder.resolve("repwatch.bash"), Answer.to("completion", "bash").out());
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source " + script + "; COMP_WORDS=(repwatch delist re); COMP_CWORD=2; _complete_repwatch;"
                                + " echo ${COMPREPLY[@]}")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("rejected requested");
        assertThat(bash.waitFor()).isZero();
    }
}
