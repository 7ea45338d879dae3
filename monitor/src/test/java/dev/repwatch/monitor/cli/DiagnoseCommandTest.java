package dev.repwatch.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DiagnoseCommandTest {

    private static final Path CASES = Path.of("src/test/resources/dev/repwatch/monitor/diagnosis/cases");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"D01, 1, engineer", "D04, 0, receiver", "D16, 0, wait", "D23, 1, dns", "D59, 3, unknown"})
    void theExitCodeSaysWhoseMoveItIs(String name, int exitCode, String owner) throws IOException {
        assertThat(run("diagnose", "--evidence", CASES.resolve(name + ".json").toString(), "--output", "json"))
                .isEqualTo(exitCode);
        JsonNode card = new ObjectMapper().readTree(out.toString());
        assertThat(card.path("owner").asText()).isEqualTo(owner);
        List<String> keys = new ArrayList<>();
        card.fieldNames().forEachRemaining(keys::add);
        assertThat(keys).contains("owner", "certainty", "also", "headline", "verdict", "evidence", "checked_fine");
        assertThat(keys).contains("not_checked", "contradictions", "next", "customer_text", "engineer_text", "rule");
    }

    @Test
    void whatIsNoQuestionPrintsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("case.json"), "{\"question\":1}");
        assertThat(run("diagnose", "--evidence", file.toString(), "--output", "json"))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("case.json");
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        assertThat(run("diagnose", "--evidence", folder.resolve("none.json").toString(), "--output", "json"))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void readsInJapaneseOnATerminal() {
        assertThat(run("diagnose", "--evidence", CASES.resolve("D01.json").toString(), "--language", "ja"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("次にすること").contains("[ja]").contains("[en]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550-5.1.1 The email account that you tried to reach does not exist - gsmtp | reply | list_owner",
                "host mx[203.0.113.5] said: 554 5.7.1 Client host [192.0.2.10] blocked using zen.spamhaus.org (in reply to RCPT TO command) | reply | engineer",
                "taro@rcpt.example | recipient | unknown",
                "rcpt.example | domain | unknown",
                "2001:db8::25 | ip | unknown",
                "<20261124.1@example.jp> | message_id | unknown",
                "4Fx9ZqRb2Tz1kLmN | message_id | unknown",
                "it never came | text | unknown",
            })
    void whatIsTypedIsReadAndShownAsGuessed(String typed, String readAs, String owner) throws IOException {
        run("diagnose", typed, "--output", "json");
        JsonNode card = new ObjectMapper().readTree(out.toString());
        assertThat(card.at("/read_as/kind").asText()).isEqualTo(readAs);
        assertThat(card.at("/read_as/guessed").asBoolean()).isTrue();
        assertThat(card.path("owner").asText()).isEqualTo(owner);
    }

    @Test
    void aKeptBounceIsRead() throws IOException {
        Path mail = Files.writeString(folder.resolve("bounce.eml"), """
                From: mailer-daemon@mx1.example.jp
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx1.example.jp

                Final-Recipient: rfc822; taro@rcpt.example
                Action: failed
                Diagnostic-Code: smtp; 550 5.1.1 <taro@rcpt.example>:
                    User unknown (in reply to RCPT TO command)

                --b--
                """);
        assertThat(run("diagnose", mail.toString(), "--output", "json")).isEqualTo(1);
        assertThat(out.toString())
                .contains("\"list_owner\"")
                .contains("\"certain\"")
                .doesNotContain("taro@");
    }

    @Test
    void oneOfTheTwoIsWanted() {
        assertThat(run("diagnose")).isEqualTo(2);
        assertThat(run("diagnose", "a@rcpt.example", "--evidence", "x.json")).isEqualTo(2);
    }

    private int run(String... args) {
        CommandLine line = RepwatchCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
