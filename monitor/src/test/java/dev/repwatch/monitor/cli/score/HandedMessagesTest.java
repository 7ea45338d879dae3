package dev.repwatch.monitor.cli.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The messages beside the checkout, judged by the command against a name server that answers as their zone says. */
@Tag("shared")
class HandedMessagesTest {

    private static final Path DATA = Path.of(System.getProperty("repwatch.shared", "../../shared"), "data", "scoring");
    private static final List<String> ZONES =
            List.of("dbl.test", "jp", "example", "com", "org", "net", "in-addr.arpa", "test");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackNameserver answering = LoopbackNameserver.start();
    private final LoopbackNameserver silent = LoopbackNameserver.start();

    @TempDir
    Path folder;

    @BeforeEach
    void zones() throws IOException {
        ZONES.forEach(answering::zone);
        for (String line : Files.readAllLines(DATA.resolve("zone.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (!line.startsWith("#") && !cells[1].equals("-")) {
                String zone = ZONES.stream()
                        .filter(apex -> ("." + cells[0]).endsWith("." + apex))
                        .findFirst()
                        .orElseThrow();
                answering.zone(zone).add(cells[0] + ".", RecordType.valueOf(cells[1]), value(cells[1], cells[2]));
            }
        }
        silent.misbehave(BrokenLists.silent());
    }

    private static String value(String type, String text) {
        return type.equals("MX") || type.equals("PTR") ? text + "." : text;
    }

    @AfterEach
    void close() {
        answering.close();
        silent.close();
    }

    @TestFactory
    Stream<DynamicTest> eachSaysWhatIsWrongAndNothingElse() throws IOException {
        return Files.readAllLines(DATA.resolve("expected.tsv")).stream().skip(1).map(line -> {
            String[] row = line.split("\t", -1);
            return dynamicTest(row[0], () -> judge(row));
        });
    }

    private void judge(String[] row) throws IOException {
        boolean dead = row[3].equals("silent");
        JsonNode score = score(row[0], row[2], dead ? silent : answering);
        List<String> heavy = new ArrayList<>();
        List<String> all = new ArrayList<>();
        score.path("findings").forEach(finding -> {
            all.add(finding.path("rule").asText());
            if (!finding.path("severity").asText().equals("info")) {
                heavy.add(finding.path("rule").asText());
            }
        });
        List<String> must = names(row[4]);
        assertThat(all).as(score.toString()).containsAll(must);
        List<String> may = names(row[5]);
        assertThat(heavy)
                .as(score.toString())
                .allMatch(rule ->
                        must.contains(rule) || may.contains(rule) || may.contains(rule.replaceAll("\\..*", ".*")));
        List<String> unknown = new ArrayList<>();
        score.path("not_known").forEach(open -> unknown.add(open.path("rule").asText()));
        names(row[7]).forEach(prefix -> assertThat(unknown).anyMatch(rule -> rule.startsWith(prefix)));
        if (heavy.isEmpty()) {
            assertThat(score.path("band").asText()).isEqualTo("low");
        }
        assertThat(score.path("confidence").asText()).isEqualTo(dead ? "low" : "high");
    }

    private JsonNode score(String file, String profile, LoopbackNameserver asked) throws IOException {
        return score(file, profile, configuration(asked.address()));
    }

    private JsonNode score(String file, String profile, String configuration) throws IOException {
        StringWriter out = new StringWriter();
        new CommandLine(new ScoreCommand())
                .setOut(new PrintWriter(out))
                .execute(
                        DATA.resolve("eml").resolve(file).toString(),
                        "--output",
                        "json",
                        "--trust-received",
                        "--profile",
                        profile,
                        "--config",
                        configuration);
        return JSON.readTree(out.toString());
    }

    /** A list that answers "you are refused" for everything says nothing, and costs nothing. */
    @Test
    void aListThatRefusesIsNotKnown() throws IOException {
        answering.zone("dbl.test").add("*.dbl.test.", RecordType.A, "127.255.255.254");
        for (String file : List.of("o01-good-en.eml", "o13-shortener.eml")) {
            JsonNode score = score(file, "marketing", answering);
            assertThat(score.path("not_known").findValuesAsText("rule"))
                    .as(score.toString())
                    .containsExactly("link.listed");
            assertThat(score.path("findings").findValuesAsText("rule")).doesNotContain("link.listed");
        }
    }

    /** Nobody was asked: that is no "not listed". */
    @Test
    void withoutADomainListTheLinksAreNotKnown() throws IOException {
        String configuration = configuration(answering.address());
        Path file = Path.of(configuration);
        String all = Files.readString(file);
        Files.writeString(file, all.substring(0, all.indexOf("[[list]]")) + all.substring(all.indexOf("[[targets]]")));
        JsonNode score = score("o01-good-en.eml", "marketing", configuration);
        assertThat(score.path("not_known").toString())
                .isEqualTo("[{\"rule\":\"link.listed\",\"cause\":\"no_domain_lists\"}]");
        assertThat(score.path("band").asText()).isEqualTo("low");
        assertThat(score.path("confidence").asText()).isEqualTo("medium");
    }

    private static List<String> names(String cell) {
        return cell.equals("-") ? List.of() : Arrays.asList(cell.split(","));
    }

    private String configuration(String resolver) throws IOException {
        Path file = folder.resolve("config.toml");
        Files.writeString(file, """
            [dns]
            resolvers = ["%s"]
            timeout = "1s"

            [lists]
            defaults = false

            [[list]]
            id = "dbl-test"
            zone = "dbl.test"
            kinds = ["domain"]
            tier = 2
            codes = { "127.0.1.2" = { name = "spam domain", severity = "major", scope = "domain" } }
            test = { listed = "TEST", clean = "INVALID" }

            [[targets]]
            domains = ["example.jp"]
            """.formatted(resolver));
        return file.toString();
    }
}
