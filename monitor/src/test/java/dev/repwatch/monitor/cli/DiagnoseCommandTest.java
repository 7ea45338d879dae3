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

    private int run(String... args) {
        CommandLine line = RepwatchCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
