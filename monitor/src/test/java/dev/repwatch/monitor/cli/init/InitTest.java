package dev.repwatch.monitor.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a newcomer types, and what comes of it. */
class InitTest {

    @TempDir
    Path folder;

    private Path config = Path.of("");

    @BeforeEach
    void name() {
        config = folder.resolve("config.toml");
    }

    private record Said(int exit, String out, String err) {}

    private Said typed(String lines, String... options) {
        CommandLine line = new CommandLine(new InitCommand(() -> new StringReader(lines)));
        return run(line, options);
    }

    private Said run(CommandLine line, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", config.toString()));
        int exit =
                line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    private String validated() {
        Said said = run(RepwatchCommand.commandLine(), "validate");
        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.CLEAN);
        return said.out();
    }

    @Test
    void threeQuestionsMakeAConfigurationThatIsValid() throws IOException {
        Said said = typed("192.0.2.10, 198.51.100.0/30\nexample.jp\n\noncall@example.jp\nsmtp.example.jp:587\n");

        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.CLEAN);
        assertThat(said.out()).contains("is valid").contains("repwatch test-alert");
        assertThat(validated()).contains("6 (5 ipv4, 1 domain)").contains("mail (email, from info)");
        assertThat(Files.readString(config)).contains("to = [\"oncall@example.jp\"]");
    }

    @Test
    void whatIsGivenIsNotAsked() {
        Said said = typed("", "--address", "192.0.2.10", "--channel", "none");

        assertThat(said.exit()).isEqualTo(ExitCode.CLEAN);
        assertThat(said.out()).as("without a channel").doesNotContain("test-alert");
        assertThat(validated()).contains("1 (1 ipv4)").contains("channels  none");
    }

    @Test
    void aSecretGoesIntoAFileOfItsOwnerOnly() throws IOException {
        Said said = typed("192.0.2.10\n\nslack\nhttps://hooks.slack.com/services/T0/B0/xyz\n");

        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.CLEAN);
        validated();
        Path secret = folder.resolve("secrets/slack-webhook");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(config)).doesNotContain("xyz");
        assertThat(said.out()).doesNotContain("xyz");
    }

    @Test
    void aMistypedAnswerIsAskedAgainWithTheReason() {
        Said said = typed("192.0.2.300\n192.0.2.10\n\nslak\nnone\n");

        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCode.CLEAN);
        assertThat(said.out()).contains("192.0.2.300").contains("did you mean \"slack\"?");
    }

    @Test
    void theShippedFileIsAppendedTo() throws IOException {
        Files.copy(Path.of("..", "config.toml"), config);
        String shipped = Files.readString(config);

        assertThat(typed("", "--domain", "example.jp", "--channel", "none").exit())
                .isEqualTo(ExitCode.CLEAN);
        assertThat(Files.readString(config)).startsWith(shipped).contains("domains = [\"example.jp\"]");
        validated();
    }

    @Test
    void aConfigurationInUseIsLeftAsItIs() throws IOException {
        Files.writeString(config, "[[targets]]\ndomains = [\"example.test\"]\n");

        Said said = typed("192.0.2.10\n\nnone\n");
        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("has targets or channels already; it is left as it is");
        assertThat(Files.readString(config)).isEqualTo("[[targets]]\ndomains = [\"example.test\"]\n");
    }

    @Test
    void nothingIsWrittenWhenTheAnswersEnd() throws IOException {
        Said said = typed("192.0.2.10\n");

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("nothing was written");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatTheConfigurationRefusesIsNotWritten() throws IOException {
        Said said = typed("", "--address", "192.168.0.1", "--channel", "none");

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains("config.toml").contains("192.168.0.1").doesNotContain(".new");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
