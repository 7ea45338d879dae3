package dev.repwatch.checks.posture.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.repwatch.checks.posture.AddressRange;
import dev.repwatch.checks.posture.Shared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The suite of the openspf project for RFC 7208, explanations included. */
@Tag("shared")
class Rfc7208SuiteTest {

    private static final String DEFAULT = "DEFAULT";

    private record Case(String scenario, String name, JsonNode test, SuiteZone zone) {}

    @Test
    void thereAreTwoHundredAndThree() throws IOException {
        assertThat(cases()).hasSize(203);
    }

    @TestFactory
    Stream<DynamicTest> everyTest() throws IOException {
        return cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.scenario() + ": " + each.name(), () -> run(each)));
    }

    private static void run(Case each) {
        JsonNode test = each.test();
        SpfSender sender = SpfSender.of(
                AddressRange.address(test.get("host").asText()).orElseThrow(),
                test.get("mailfrom").asText(),
                test.get("helo").asText());
        SpfVerdict verdict = SpfEvaluator.evaluate(sender, each.zone());
        assertThat(verdict.result().label())
                .as("%s%n%s", verdict, test)
                .isIn(words(test.get("result")).toArray());
        JsonNode explanation = test.get("explanation");
        if (explanation != null && verdict.result() == SpfResult.FAIL) {
            assertThat(verdict.explanation())
                    .isEqualTo(
                            explanation.asText().equals(DEFAULT)
                                    ? Optional.empty()
                                    : Optional.of(explanation.asText()));
        }
    }

    private static List<String> words(JsonNode result) {
        return result.isArray()
                ? StreamSupport.stream(result.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(result.asText());
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        YAMLMapper yaml = new YAMLMapper();
        try (MappingIterator<JsonNode> scenarios = yaml.readerFor(JsonNode.class)
                .readValues(Shared.file("spf/rfc7208-tests.yml").toFile())) {
            while (scenarios.hasNext()) {
                JsonNode scenario = scenarios.next();
                SuiteZone zone = new SuiteZone(scenario.get("zonedata"));
                scenario.get("tests")
                        .properties()
                        .forEach(test -> cases.add(
                                new Case(scenario.get("description").asText(), test.getKey(), test.getValue(), zone)));
            }
        }
        return cases;
    }
}
