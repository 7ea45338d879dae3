package dev.repwatch.monitor.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.usage.EveryCommand.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Whoever names a configuration means it: one that is not there is never replaced by defaults in silence. */
class NamedConfigurationTest {

    @TempDir
    Path folder;

    static Stream<EveryCommand> readers() {
        return EveryCommand.all()
                .filter(EveryCommand::acts)
                .filter(it -> it.line().getCommandSpec().findOption("--config") != null)
                .filter(it -> !it.words().equals(List.of("init")));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void thatIsAbsentIsRefusedByEveryCommand(EveryCommand command) throws Exception {
        Path absent = folder.resolve("absent.toml");
        List<String> words = new ArrayList<>(command.words());
        words.addAll(List.of("--config", absent.toString()));
        for (OptionSpec option : command.line().getCommandSpec().options()) {
            if (option.required()) {
                words.addAll(List.of(option.longestName(), "192.0.2.1"));
            }
        }
        for (PositionalParamSpec word : command.line().getCommandSpec().positionalParameters()) {
            if (word.required()) {
                words.add(value(word));
            }
        }

        Answer answer = Answer.to(words.toArray(String[]::new));

        assertThat(answer.err().lines()).as("%s", words).containsExactly(absent + ": does not exist");
        assertThat(answer.exit()).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void thatIsAbsentIsRefusedWhenTheEnvironmentNamesItToo() throws Exception {
        Path absent = folder.resolve("absent.toml");
        Path said = folder.resolve("said");

        assertThat(listsWith(absent.toString(), said)).isEqualTo(ExitCode.BAD_CONFIGURATION);
        assertThat(Files.readString(said).strip()).isEqualTo(absent + ": does not exist");

        assertThat(listsWith("", said)).as("an empty variable names none").isZero();
        assertThat(Files.readString(said)).contains("spamhaus-zen");
    }

    private int listsWith(String variable, Path said) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.repwatch.monitor.Main",
                "lists");
        builder.environment().put("REPWATCH_CONFIG", variable);
        Process process = builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String value(PositionalParamSpec word) throws Exception {
        if (word.isMultiValue() && word.type() == Map.class) {
            return "name=value";
        }
        if (word.paramLabel().contains("FILE")) {
            return Files.writeString(folder.resolve("file"), "").toString();
        }
        return word.type() == long.class ? "1" : "192.0.2.1";
    }
}
