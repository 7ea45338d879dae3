package dev.repwatch.monitor.cli.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code repwatch placement run} and {@code seeds} against a mail server that puts everything into the inbox. */
class PlacementRunCommandTest {

    private static final String TEMPLATE = """
            From: Shop <news@example.jp>
            Subject: Autumn
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Hello
            """;

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server.start();
        server.setUser("seed@own.test", "seed@own.test", "planted-secret");
        Files.writeString(folder.resolve("mail.eml"), TEMPLATE);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendsToEachSeedLooksAndSaysWhereItIs() throws IOException {
        assertThat(run("placement", "run", "news", "--wait", "0", "-o", "json")).isZero();

        JsonNode seed =
                new ObjectMapper().readTree(out.toString()).path("seeds").get(0);
        assertThat(seed.path("seed").asText()).isEqualTo("own-1");
        assertThat(seed.path("placement").asText()).isEqualTo("inbox");
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(out.toString() + err).doesNotContain("planted-secret", "seed@own.test");
    }

    @Test
    void aTableSaysCountsAndTheRangeThatSoFewSamplesAllow() throws IOException {
        assertThat(run("placement", "run", "news", "--wait", "0")).isZero();
        assertThat(out.toString()).contains("own-1", "own: 1 of 1 in the inbox (so few samples allow 21–100 %)");
    }

    @Test
    void dryRunAndABadTemplateSendNothing() throws IOException {
        assertThat(run("placement", "run", "news", "--dry-run")).isZero();
        assertThat(err.toString()).contains("Would send", "own-1");
        assertThat(run("placement", "run", "offers", "--wait", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("list.unsubscribe.missing", "Nothing was sent");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongNameIsAnsweredWithTheNearest() throws IOException {
        assertThat(run("placement", "run", "nwes")).isEqualTo(2);
        assertThat(err.toString()).contains("no stream is named \"nwes\"", "news");
    }

    @Test
    void aMailboxWithoutAListedSpamFolderIsNotFit() throws IOException {
        assertThat(run("placement", "seeds")).isEqualTo(1);
        assertThat(out.toString()).contains("own-1", "the spam folder is not listed", "INBOX");
    }

    private int run(String... arguments) throws IOException {
        Path config = folder.resolve("config.toml");
        Path secret = folder.resolve("password");
        Files.writeString(secret, "planted-secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(config, """
                [[targets]]
                addresses = ["192.0.2.1"]
                [[seeds]]
                name = "own-1"
                provider = "own"
                address = "seed@own.test"
                host = "127.0.0.1"
                port = %1$d
                tls = "none"
                allow_private = true
                password = { file = "%4$s" }
                [[streams]]
                name = "news"
                submit = "127.0.0.1:%2$d"
                tls = "none"
                from = "bounce@example.jp"
                template = "%3$s"
                seeds = ["own-1"]
                [[streams]]
                name = "offers"
                submit = "127.0.0.1:%2$d"
                tls = "none"
                from = "bounce@example.jp"
                template = "%3$s"
                seeds = ["own-1"]
                profile = "marketing"
                """.formatted(
                        server.getImap().getPort(), server.getSmtp().getPort(), folder.resolve("mail.eml"), secret));
        CommandLine command = RepwatchCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = config.toString();
        return command.execute(all);
    }
}
