package dev.repwatch.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.i18n.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Cases that are not written from the rules: evidence that contradicts itself, comes at other offsets or of hosts that are not ours,
 * replies of many receivers as people paste them, bounces as files. {@code expect} is owner, certainty and row, decided by hand with
 * the decision table.
 */
class JudgedByHandTest {

    private static final Path FILE = Path.of("src/test/resources/dev/repwatch/monitor/diagnosis/judged-by-hand.json");

    @TestFactory
    Stream<DynamicTest> eachAsTheTableSays() throws IOException {
        JsonNode cases = Cases.JSON.readTree(FILE.toFile());
        assertThat(cases.size()).isGreaterThan(100);
        return cases.properties().stream().map(it -> DynamicTest.dynamicTest(it.getKey(), () -> judged(it.getValue())));
    }

    private static void judged(JsonNode file) {
        Card card = Cases.card(file.toString(), Language.EN);

        assertThat(card.owner().id() + " " + card.certainty().id() + " " + card.rule())
                .as(card.headline())
                .isEqualTo(file.path("expect").asText());
        assertThat(Cases.card(file.toString(), Language.JA).owner()).isEqualTo(card.owner());
    }
}
