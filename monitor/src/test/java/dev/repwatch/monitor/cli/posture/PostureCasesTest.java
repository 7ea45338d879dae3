package dev.repwatch.monitor.cli.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Odd cases that developers of others met, through the command against a real name server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostureCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path dir;

    private final CasesWorld world = new CasesWorld();

    @BeforeAll
    void start() throws IOException {
        world.start();
    }

    @AfterAll
    void stop() throws IOException {
        world.close();
    }

    @Test
    void thereAreAsManyAsThereWere() {
        assertThat(CasesWorld.handed()).hasSize(144);
        assertThat(CasesWorld.own()).hasSizeGreaterThan(200);
    }

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return Stream.concat(CasesWorld.handed().stream(), CasesWorld.own().stream())
                .map(row -> DynamicTest.dynamicTest(row.id() + " " + row.why(), () -> judge(row)));
    }

    private void judge(CasesWorld.Row row) throws IOException {
        Path config = Files.writeString(dir.resolve(row.id() + ".toml"), config(row));
        List<String> line = new ArrayList<>(List.of("--config", config.toString(), "--output", "json", row.subject()));
        if (row.check().equals("spf_ip")) {
            line.add(row.param("ip"));
        }
        PostureLine.Outcome outcome = PostureLine.run(world.pages(row), line);
        JsonNode report = JSON.readTree(outcome.out());
        JsonNode finding = finding(report, row);
        assertThat(finding.get("verdict").asText()).as("%s", finding).isEqualTo(row.verdict());
        List<String> codes = StreamSupport.stream(finding.get("codes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(codes)
                .as("%s", finding)
                .containsAll(Arrays.asList(row.codes().split("\\|", -1)));
        row.facts()
                .forEach((name, value) -> assertThat(
                                finding.get("facts").path(name).asText())
                        .as("%s of %s", name, finding)
                        .isEqualTo(value));
        assertThat(outcome.exitCode()).isEqualTo(exitCode(report));
    }

    private static JsonNode finding(JsonNode report, CasesWorld.Row row) {
        List<JsonNode> found = StreamSupport.stream(report.get("findings").spliterator(), false)
                .filter(it -> it.get("check").asText().equals(row.check())
                        && it.get("subject").asText().equals(row.subject()))
                .toList();
        assertThat(found).as("%s", row).hasSize(1);
        return found.get(0);
    }

    private static int exitCode(JsonNode report) {
        List<String> verdicts = new ArrayList<>();
        report.get("findings").forEach(it -> verdicts.add(it.get("verdict").asText()));
        return verdicts.contains("fail") ? 1 : verdicts.contains("unknown") ? 3 : 0;
    }

    private String config(CasesWorld.Row row) {
        StringBuilder text = new StringBuilder("[dns]\nresolvers = [\"" + world.resolver() + "\"]\n\n");
        String ip = Character.isDigit(row.subject().charAt(0)) && !row.subject().endsWith(".test")
                ? row.subject()
                : row.param("ip");
        if (!ip.isEmpty()) {
            text.append("[[targets]]\naddresses = [\"").append(ip).append("\"]\n");
            text.append(row.param("helo").isEmpty() ? "" : "helo = \"" + row.param("helo") + "\"\n");
            text.append('\n');
        }
        if (row.subject().endsWith(".test")) {
            text.append("[[targets]]\ndomains = [\"").append(row.subject()).append("\"]\n");
            text.append(row.param("mail_from").isEmpty() ? "" : "mail_from = [\"" + row.param("mail_from") + "\"]\n");
            text.append(row.param("sends").isEmpty() ? "" : "sends = " + row.param("sends") + "\n");
            text.append(
                    row.check().equals("dkim") ? "dkim = [{ selector = \"" + row.param("selector") + "\" }]\n" : "");
        }
        return text.toString();
    }
}
