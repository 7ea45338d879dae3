package dev.repwatch.monitor.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table, with evidence that fits it and nothing else. */
class DecisionTableTest {

    static Stream<List<String>> rows() {
        return Cases.lines("rows.tsv");
    }

    static Stream<List<String>> cases() {
        return Cases.lines("preflight-cases.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row_fits_its_evidence(List<String> line) {
        Assessment assessment = DecisionTable.judge(Cases.changed(line.get(4)));
        Reason reason = assessment.reasons().stream()
                .filter(each -> each.row() == Integer.parseInt(line.get(0)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(line + " gave " + assessment));
        assertThat(reason.code()).isEqualTo(line.get(2));
        assertThat(reason.leadsTo().label()).isEqualTo(line.get(1));
        assertThat(Cases.words(line.get(3))).isSubsetOf(assessment.advice());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void handed_case_is_judged_as_it_says(List<String> line) {
        JsonNode json = Cases.json(line.get(5));
        Assessment assessment = DecisionTable.judge(Cases.read(json.path("ip").asText(), json));
        List<String> codes = assessment.reasons().stream().map(Reason::code).toList();
        assertThat(assessment.verdict().label()).isEqualTo(line.get(1));
        assertThat(codes).containsAll(Cases.words(line.get(2)));
        assertThat(codes).filteredOn(Cases.words(line.get(3))::contains).isEmpty();
        assertThat(assessment.advice()).containsAll(Cases.words(line.get(4)));
    }

    @Test
    void a_clean_address_is_taken() {
        Assessment assessment = DecisionTable.judge(Cases.changed("{}"));
        assertThat(assessment.verdict()).isEqualTo(Verdict.TAKE);
        assertThat(assessment.reasons()).isEmpty();
    }

    @Test
    void every_row_has_evidence_of_its_own() {
        List<Integer> tried =
                rows().map(line -> Integer.parseInt(line.get(0))).distinct().toList();
        assertThat(tried)
                .containsExactlyElementsOf(
                        DecisionTable.ROWS.stream().map(Row::number).toList());
        assertThat(tried)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 33).boxed().toList());
    }

    @Test
    void what_cannot_be_given_back_is_mended_first() {
        rows().filter(line -> line.get(1).equals("give_back")).forEach(line -> {
            Assessment assessment =
                    DecisionTable.judge(Cases.changed(line.get(4)).asOwned());
            boolean reserved = line.get(2).equals("reserved");
            assertThat(assessment.verdict()).isEqualTo(reserved ? Verdict.GIVE_BACK : Verdict.TAKE_WITH_CARE);
            assertThat(assessment.advice().contains("delist.first")).isNotEqualTo(reserved);
        });
    }

    @Test
    void what_could_not_be_learnt_is_named_and_counts_for_nothing() {
        ObjectNode nothing =
                Cases.json("{\"ip\":\"192.0.2.25\",\"today\":\"2026-11-29\"}").deepCopy();
        Assessment assessment = DecisionTable.judge(Cases.read("192.0.2.25", nothing));
        assertThat(assessment.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(assessment.notKnown()).contains("lists", "ptr", "port25", "cloud", "rdap", "history");
        Assessment clean = DecisionTable.judge(Cases.changed("{\"port25\":null,\"rdap\":null,\"cloud\":null}"));
        assertThat(clean.verdict()).isEqualTo(Verdict.TAKE);
        assertThat(clean.notKnown()).contains("port25", "rdap", "cloud");
    }

    @Test
    void evidence_is_read_back_as_it_was_written() {
        Stream.concat(rows(), Stream.of(List.of("", "", "", "", "{}"))).forEach(line -> {
            Evidence evidence = Cases.changed(line.get(4));
            assertThat(Cases.read(evidence.ip(), EvidenceWriter.of(evidence))).isEqualTo(evidence);
        });
    }

    @Test
    void clean_lists_never_say_that_receivers_accept() {
        Assessment refused = DecisionTable.judge(Cases.changed(
                "{\"probe\":[{\"provider\":\"microsoft\",\"result\":\"refused\",\"reply\":\"550 5.7.1 (S3140)\"}]}"));
        assertThat(refused.verdict()).isEqualTo(Verdict.GIVE_BACK);
    }
}
