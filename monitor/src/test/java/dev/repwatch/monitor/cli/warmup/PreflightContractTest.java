package dev.repwatch.monitor.cli.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code preflight IP --evidence FILE --output json}: other programs are written against it. */
class PreflightContractTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private record Answer(int exit, String out, String err) {

        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    static Stream<List<String>> handed() throws IOException {
        return lines("preflight-cases.tsv");
    }

    static Stream<List<String>> invented() throws IOException {
        return Stream.concat(lines("invented-cases.tsv"), lines("odd-cases.tsv"));
    }

    @ParameterizedTest
    @MethodSource("handed")
    void handed_case_through_the_product(List<String> line) throws IOException {
        judgedAs(line, JSON.readTree(line.get(5)));
    }

    @ParameterizedTest
    @MethodSource("invented")
    void invented_case_through_the_product(List<String> line) throws IOException {
        ObjectNode clean = clean();
        clean.setAll((ObjectNode) JSON.readTree(line.get(5)));
        judgedAs(line, clean);
    }

    private void judgedAs(List<String> line, JsonNode evidence) throws IOException {
        Answer answer = preflight(evidence.path("ip").asText(), evidence.toString());
        JsonNode json = answer.json();
        List<String> reasons = codes(json.path("reasons"));
        assertThat(json.path("ip").asText()).isEqualTo(evidence.path("ip").asText());
        assertThat(json.path("verdict").asText()).as("%s: %s", line, json).isEqualTo(line.get(1));
        assertThat(reasons).as("%s", line).containsAll(words(line.get(2)));
        assertThat(reasons)
                .as("%s", line)
                .filteredOn(words(line.get(3))::contains)
                .isEmpty();
        assertThat(codes(json.path("advice"))).as("%s", line).containsAll(words(line.get(4)));
        json.path("reasons")
                .forEach(each -> assertThat(each.path("seen").asText())
                        .as("seen of %s", each)
                        .isNotEmpty());
        json.path("advice")
                .forEach(each -> assertThat(each.path("text").asText()).isNotEmpty());
        assertThat(json.path("not_known").isArray()).isTrue();
        assertThat(answer.exit())
                .isEqualTo(
                        switch (line.get(1)) {
                            case "take" -> 0;
                            case "cannot_tell" -> 3;
                            default -> 1;
                        });
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void each_key_that_is_missing_is_not_known_and_never_better() throws IOException {
        for (String key : List.copyOf(new ArrayList<>(names(clean())))) {
            for (boolean missing : new boolean[] {true, false}) {
                ObjectNode less = clean();
                if (missing) {
                    less.remove(key);
                } else {
                    less.putNull(key);
                }
                Answer answer = preflight("192.0.2.25", less.toString());
                assertThat(answer.err()).as("without %s", key).isEmpty();
                boolean nothingOfLists = key.equals("lists") || key.equals("listed");
                boolean noName = key.equals("ptr") && !missing;
                assertThat(answer.exit()).as("without %s", key).isEqualTo(nothingOfLists ? 3 : noName ? 1 : 0);
            }
        }
    }

    @Test
    void what_it_printed_is_read_back_to_the_same_verdict() throws IOException {
        for (List<String> line : invented().toList()) {
            ObjectNode evidence = clean();
            evidence.setAll((ObjectNode) JSON.readTree(line.get(5)));
            Answer first = preflight(evidence.path("ip").asText(), evidence.toString());
            Answer again = preflight(evidence.path("ip").asText(), first.out());
            assertThat(again.out()).isEqualTo(first.out());
        }
    }

    @Test
    void evidence_of_a_block_is_read_back_as_well() throws IOException {
        ObjectNode block = JSON.createObjectNode().put("target", "192.0.2.24/30");
        for (int host = 24; host < 28; host++) {
            ObjectNode each = clean().put("ip", "192.0.2." + host);
            each.put("asn_drop", host == 26);
            block.withArray("addresses")
                    .addObject()
                    .put("ip", "192.0.2." + host)
                    .set("evidence", each);
        }
        Answer first = preflight("192.0.2.24/30", block.toString());
        assertThat(first.exit()).as(first.err()).isEqualTo(1);
        assertThat(first.json().path("verdict").asText()).isEqualTo("give_back");
        assertThat(first.json().path("addresses")).hasSize(4);
        assertThat(preflight("192.0.2.24/30", first.out()).out()).isEqualTo(first.out());
        assertThat(preflight("198.51.100.0/30", first.out()).err())
                .contains("addresses[0].ip: expected an address of 198.51.100.0/30");
    }

    @Test
    void a_block_of_one_address_is_that_address() throws IOException {
        Answer answer = preflight("192.0.2.25/32", clean().toString());
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.json().path("ip").asText()).isEqualTo("192.0.2.25");
    }

    @Test
    void owned_by_option_is_as_owned_in_the_file() throws IOException {
        ObjectNode evidence = clean();
        evidence.put("asn_drop", true);
        Answer answer = preflight("192.0.2.25", evidence.toString(), "--owned");
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.json().path("verdict").asText()).isEqualTo("take_with_care");
    }

    @Test
    void a_language_is_written_as_in_the_configuration() throws IOException {
        String evidence = clean().toString();
        assertThat(preflight("192.0.2.25", evidence, "--report", "--language", "ja")
                        .out())
                .contains("192.0.2.25 の状態を確認しました");
        assertThat(preflight("192.0.2.25", evidence, "--report", "--language", "EN")
                        .out())
                .contains("we checked 192.0.2.25");
        assertThat(preflight("192.0.2.25", evidence, "--language", "fr").err())
                .startsWith("Invalid value for option '--language': expected en or ja but was 'fr'");
    }

    @Test
    void an_address_that_is_never_routed_needs_nobody_to_say_so() throws IOException {
        for (String ip : List.of("10.1.2.3", "100.64.0.1", "127.0.0.1", "224.0.0.1", "fe80::1", "fd00::1")) {
            ObjectNode evidence = clean();
            evidence.put("ip", ip);
            assertThat(codes(preflight(ip, evidence.toString()).json().path("reasons")))
                    .as(ip)
                    .contains("reserved");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "192.0.2.25 | [] | evidence is a JSON object",
                "192.0.2.25 | `` | evidence is a JSON object",
                "192.0.2.25 | {\"listed\": \"none\"} | listed: expected null or an array",
                "192.0.2.25 | {\"listed\": [3]} | listed: expected objects",
                "192.0.2.25 | {\"listed\": [{\"list\": \"a\", \"tier\": 0}]} | listed[0].tier: expected 1 to 4",
                "192.0.2.25 | {\"listed\": [{\"list\": \"a\", \"tier\": \"high\"}]} | listed[0].tier: expected 1 to 4",
                "192.0.2.25 | {\"scores\": {\"abuseipdb\": \"high\"}} | scores.abuseipdb: expected null or a number",
                "192.0.2.25 | {\"lists\": {\"asked\": \"many\"}} | lists.asked: expected a number",
                "192.0.2.25 | {\"lists\": {\"tier1_unknown\": \"zen\"}} | lists.tier1_unknown: expected an array",
                "192.0.2.25 | {\"neighbours\": 3} | neighbours: expected null or an object",
                "192.0.2.25 | {\"today\": \"tomorrow\"} | today: expected a date",
                "192.0.2.25 | {\"history\": {}} | history: expected null or an array",
                "192.0.2.25 | {\"scores\": [1]} | scores: expected null or an object",
                "192.0.2.25 | {\"ip\": \"192.0.2.26\"} | this is the evidence of 192.0.2.26",
                "192.0.2.25 | {\"a\": | is no JSON",
                "192.0.2.0/24 | {} | 192.0.2.0/24 is no single IP address",
                "mail.example | {} | mail.example is no address or block"
            })
    void bad_input_is_one_sentence(String ip, String evidence, String sentence) throws IOException {
        Answer answer = preflight(ip, evidence);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err().lines().findFirst().orElse("")).contains(sentence);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_said() {
        StringWriter err = new StringWriter();
        int exit = RepwatchCommand.commandLine()
                .setErr(new PrintWriter(err))
                .execute(
                        "preflight",
                        "192.0.2.25",
                        "--evidence",
                        folder.resolve("none.json").toString());
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("cannot read").contains("none.json");
    }

    private Answer preflight(String ip, String evidence, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("evidence.json"), evidence);
        List<String> args =
                new ArrayList<>(List.of("preflight", ip, "--evidence", file.toString(), "--output", "json"));
        args.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args.toArray(String[]::new));
        return new Answer(exit, out.toString(), err.toString());
    }

    private static ObjectNode clean() throws IOException {
        return JSON.readTree(handed().findFirst().orElseThrow().get(5)).deepCopy();
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> codes(JsonNode rows) {
        List<String> codes = new ArrayList<>();
        rows.forEach(each -> codes.add(each.path("code").asText()));
        return codes;
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(",", -1));
    }

    private static Stream<List<String>> lines(String file) throws IOException {
        String path = "/dev/repwatch/monitor/preflight/" + file;
        try (InputStream in = Objects.requireNonNull(PreflightContractTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split("\t", -1)));
        }
    }
}
