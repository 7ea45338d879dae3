package dev.repwatch.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.diagnosis.evidence.UnreadableQuestion;
import dev.repwatch.monitor.diagnosis.rules.Certainty;
import dev.repwatch.monitor.diagnosis.rules.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything in a case comes from outside. */
class HostileCaseTest {

    private static final String SCRIPT = "<script>alert(1)</script> & \u202Eevil \u2028 ${jndi:ldap://x} ' \" ";

    @Test
    void textStaysText() throws Exception {
        ObjectNode tree = Cases.tree("D01");
        ObjectNode log = (ObjectNode) tree.withArray("evidence").get(0);
        log.put("reply", "554 blocked using zen.spamhaus.org " + SCRIPT)
                .put("provider", SCRIPT)
                .put("header_from", SCRIPT);
        String json = CardJson.of(Cases.card(tree.toString()));
        assertThat(json)
                .doesNotContain("<")
                .doesNotContain(">")
                .doesNotContain("&")
                .doesNotContain("\u202E")
                .doesNotContain("\u2028");
        assertThat(json).contains("\\u003cscript\\u003e").contains("\\u0026");
        JsonNode read = Cases.JSON.readTree(json);
        assertThat(read.at("/evidence/0/says").asText())
                .contains("<script>alert(1)</script>")
                .contains("${jndi:ldap://x}");
        assertThat(read.at("/customer_text/en").asText()).doesNotContain("script");
    }

    @Test
    void aLongReplyIsCut() {
        ObjectNode tree = Cases.tree("D01");
        ((ObjectNode) tree.withArray("evidence").get(0))
                .put("reply", "554 blocked using zen.spamhaus.org " + "A".repeat(100_000));
        assertThat(CardJson.of(Cases.card(tree.toString()))).hasSizeLessThan(8_000);
    }

    @Test
    void theWordsOfAnAcceptanceAreNotRepeated() {
        ObjectNode tree = Cases.tree("D48");
        ((ObjectNode) tree.withArray("evidence").get(0))
                .put("reply", "250 2.0.0 Message delivered to the inbox; queued as 4Fx9Zq");
        Card card = Cases.card(tree.toString());
        assertThat(CardJson.of(card)).doesNotContain("delivered").contains("4Fx9Zq");
        assertThat(card.certainty()).isEqualTo(Certainty.POSSIBLE);
    }

    @Test
    void evidenceOfAnUnknownKindIsNamedAndNotWeighed() {
        Card card = Cases.card(Cases.text("C.unknown_kind"));
        assertThat(card.owner()).isEqualTo(Owner.ENGINEER);
        assertThat(card.notChecked()).anyMatch(it -> it.kind().equals("weather"));
    }

    @Test
    void anAnswerThatIsNotBelievedSettlesNothing() {
        Card card = Cases.card(Cases.text("C.unbelieved"));
        assertThat(card.owner()).isEqualTo(Owner.ENGINEER);
        assertThat(card.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(card.notChecked()).anyMatch(it -> it.kind().equals("observation"));
    }

    @Test
    void whatBeganAfterwardsExplainsNothing() {
        ObjectNode tree = Cases.tree("D01");
        ((ObjectNode) tree.withArray("evidence").get(1)).put("at", "2026-11-24T11:00:00+09:00");
        assertThat(Cases.card(tree.toString()).rule()).isEqualTo("D05");
    }

    @Test
    void fieldsOfAnotherTypeAreNotKnown() {
        ObjectNode tree = Cases.tree("D14");
        ((ObjectNode) tree.withArray("evidence").get(1)).putArray("today").add("many");
        assertThat(Cases.card(tree.toString()).owner()).isEqualTo(Owner.WAIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{\"now\":\"yesterday\",\"question\":{\"kind\":\"ip\",\"value\":\"192.0.2.1\"}}",
                "{\"now\":\"2026-11-24T00:00:00Z\"}",
                "{\"now\":\"2026-11-24T00:00:00Z\",\"question\":{\"kind\":\"star\",\"value\":\"x\"}}",
                "{\"now\":\"2026-11-24T00:00:00Z\",\"question\":{\"kind\":\"ip\",\"value\":\" \"}}",
                "{\"now\":\"2026-11-24T00:00:00Z\",\"question\":{\"kind\":\"ip\",\"value\":7}}"
            })
    void whatIsNoQuestionIsSaidSo(String json) {
        assertThatThrownBy(() -> Cases.card(json)).isInstanceOf(UnreadableQuestion.class);
    }

    @Test
    void aQuestionWithoutEvidenceIsNotKnown() {
        Card card = Cases.card(
                "{\"now\":\"2026-11-24T00:00:00Z\",\"question\":{\"kind\":\"recipient\",\"value\":\"a@rcpt.example\"}}");
        assertThat(card.owner()).isEqualTo(Owner.UNKNOWN);
        assertThat(card.certainty()).isEqualTo(Certainty.NONE);
    }
}
