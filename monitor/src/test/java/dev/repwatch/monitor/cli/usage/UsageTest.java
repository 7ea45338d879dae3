package dev.repwatch.monitor.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.usage.EveryCommand.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** Every command says how it is used, to whoever asks in one of the usual ways. */
class UsageTest {

    /** What they write is not theirs to choose: a program, a stream, a file for a mail server, a configuration, a page, JSON. */
    private static final Set<String> WRITE_SOMETHING_ELSE = Set.of(
            "completion",
            "demo",
            "init",
            "lists import",
            "manual",
            "placement login",
            "plan step",
            "run",
            "score address",
            "suppression export",
            "version",
            "warmup export",
            "web password");

    static Stream<EveryCommand> commands() {
        return EveryCommand.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsAskedForByOption(EveryCommand command) {
        for (String option : List.of("--help", "-h")) {
            List<String> words = new ArrayList<>(command.words());
            words.add(option);
            Answer answer = Answer.to(words.toArray(String[]::new));

            assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCode.CLEAN);
            assertThat(answer.out()).startsWith("Usage: " + command.toString().strip());
            assertThat(answer.err()).isEmpty();
        }
    }

    /** People type either. */
    @Test
    void theVersionIsAskedForByOptionAndByWord() {
        Answer word = Answer.to("version");

        assertThat(word.exit()).isEqualTo(ExitCode.CLEAN);
        assertThat(word.out()).startsWith("repwatch ").contains("Java ");
        assertThat(Answer.to("--version")).isEqualTo(word);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsAskedForByCommand(EveryCommand command) {
        List<String> words = new ArrayList<>(command.words());
        words.add(0, "help");
        Answer answer = Answer.to(words.toArray(String[]::new));

        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCode.CLEAN);
        assertThat(answer.out()).startsWith("Usage: " + command.toString().strip());
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void helpBelowACommandIsTheSame() {
        assertThat(Answer.to("delist", "help", "show").out())
                .isEqualTo(Answer.to("help", "delist", "show").out())
                .startsWith("Usage: repwatch delist show");
    }

    @Test
    void helpOfWhatIsNotThereNamesTheNearest() {
        Answer answer = Answer.to("help", "delist", "shwo");

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("repwatch delist has no command \"shwo\"; did you mean \"show\"?");
    }

    /** The list of commands shows the first line alone. */
    @ParameterizedTest
    @MethodSource("commands")
    void theFirstLineStandsAlone(EveryCommand command) {
        String[] about = command.line().getCommandSpec().usageMessage().description();

        assertThat(about).isNotEmpty();
        assertThat(about[0]).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionAndArgumentIsExplained(EveryCommand command) {
        assertThat(command.line().getCommandSpec().args())
                .allSatisfy(it -> assertThat(it.description())
                        .as(it.paramLabel())
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line).isNotBlank()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsForPeopleIsThereForProgramsToo(EveryCommand command) {
        String called = String.join(" ", command.words());
        if (!command.acts() || called.endsWith("help") || WRITE_SOMETHING_ELSE.contains(called)) {
            return;
        }
        OptionSpec output = command.line().getCommandSpec().findOption("--output");

        assertThat(output).as(called).isNotNull();
        assertThat(output.names()).contains("-o");
        assertThat(output.completionCandidates()).contains("json");
    }

    @Test
    void theExceptionsAreThere() {
        assertThat(EveryCommand.all().map(it -> String.join(" ", it.words()))).containsAll(WRITE_SOMETHING_ELSE);
    }
}
