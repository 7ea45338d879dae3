package dev.repwatch.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class UnexpectedFailureTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Fails as no command should. */
    @Command(name = "broken")
    static final class Broken implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("the moon\n\u001b[31m is not there");
        }
    }

    @Test
    void whatNobodyThoughtOfIsNoListing() {
        CommandLine line = RepwatchCommand.commandLine().addSubcommand(new Broken());

        assertThat(execute(line, "broken")).isEqualTo(ExitCode.COULD_NOT_TELL);

        assertThat(err.toString())
                .isEqualTo(
                        "repwatch: broken: failed unexpectedly (java.lang.IllegalStateException: the moon [31m is not"
                                + " there); REPWATCH_LOG_LEVEL=DEBUG shows where" + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aPluginAnswersUnknownToAMistypedTarget() {
        assertThat(check("--output", "nagios", "192.0.2.999")).isEqualTo(ExitCode.COULD_NOT_TELL);

        assertThat(out.toString()).startsWith("REPUTATION UNKNOWN - \"192.0.2.999\" is no address");
    }

    /** An interface goes and comes; that is a sentence for whoever looks after the machine, and no fault of the program. */
    @Test
    void aResolverWhoseInterfaceIsGoneIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("config.toml"), """
            [dns]
            resolvers = ["fe80::1%nowhere9"]
            [[targets]]
            addresses = ["192.0.2.1"]
            """);

        for (List<String> command : List.of(List.of("check", "192.0.2.1"), List.of("doctor"), List.of("posture"))) {
            err.getBuffer().setLength(0);
            CommandLine line = RepwatchCommand.commandLine();
            List<String> words = new ArrayList<>(command);
            words.addAll(List.of("--config", file.toString()));
            assertThat(execute(line, words.toArray(String[]::new))).isEqualTo(ExitCode.COULD_NOT_TELL);
            assertThat(err.toString())
                    .as("%s", command)
                    .contains("no address is known for \"[fe80::1%nowhere9]:53\"")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aPluginAnswersUnknownWithoutAConfiguration() throws IOException {
        Path file = Files.writeString(directory.resolve("config.toml"), "lisen = 1");

        assertThat(check("--config", file.toString(), "--output", "nagios", "192.0.2.1"))
                .isEqualTo(ExitCode.COULD_NOT_TELL);

        assertThat(out.toString())
                .isEqualTo("REPUTATION UNKNOWN - the configuration is refused" + System.lineSeparator());
        assertThat(err.toString()).contains("unknown key \"lisen\"");
    }

    @Test
    void peopleAreToldHowToWriteATarget() {
        assertThat(check("192.0.2.999")).isEqualTo(ExitCode.USAGE);
    }

    private int check(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "check";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return execute(RepwatchCommand.commandLine(), all);
    }

    private int execute(CommandLine line, String... arguments) {
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
