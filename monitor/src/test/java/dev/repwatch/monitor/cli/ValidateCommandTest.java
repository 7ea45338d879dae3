package dev.repwatch.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatAGoodConfigurationComesTo() throws IOException {
        assertThat(validate("[[targets]]\naddresses = [\"192.0.2.0/30\"]")).isEqualTo(ExitCode.CLEAN);

        assertThat(out.toString()).contains("is valid").contains("targets   4");
    }

    @Test
    void refusesABrokenOneWithEveryProblem() throws IOException {
        assertThat(validate("[web]\nlisen = 1\n[dns]\nretries = -1")).isEqualTo(ExitCode.BAD_CONFIGURATION);

        assertThat(err.toString())
                .contains(":2:1: unknown key \"lisen\" in [web]; did you mean \"listen\"?")
                .contains(":4:1: retries in [dns]: -1 is not between 0 and 10");
    }

    private int validate(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("config.toml"), text);
        CommandLine line = RepwatchCommand.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute("validate", "--config", file.toString());
    }
}
