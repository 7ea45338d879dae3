package dev.repwatch.monitor.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories with the verdicts that are right after some of their days. */
class TracesTest {

    private static final List<String> TRACES =
            List.of("t1-calm", "t2-weekend", "t3-unused-limit", "t4-refusals", "t5-over", "t6-cold-again");

    static Stream<String> names() {
        return TRACES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void gives_a_verdict_of_the_allowed_set_on_each_day(String name) throws IOException {
        JsonNode trace = read(name);
        for (JsonNode expected : trace.path("expect")) {
            Decision decision =
                    after(trace, LocalDate.parse(expected.path("after").asText()));
            assertThat(expected.path("verdict"))
                    .as("%s", decision)
                    .extracting(JsonNode::asText)
                    .contains(decision.verdict().label());
            assertThat(decision.nextLimit())
                    .as("%s after %s", name, expected.path("after"))
                    .isBetween(
                            expected.path("next_limit_min").asLong(),
                            expected.path("next_limit_max").asLong());
            if (expected.has("volume")) {
                assertThat(expected.path("volume"))
                        .extracting(JsonNode::asText)
                        .contains(decision.volume().label());
            }
        }
    }

    private static Decision after(JsonNode trace, LocalDate newest) {
        ObjectNode question = trace.deepCopy();
        ArrayNode days = question.putArray("days");
        for (JsonNode day : trace.path("days")) {
            if (!LocalDate.parse(day.path("date").asText()).isAfter(newest)) {
                days.add(day);
            }
        }
        question.put("next_date", newest.plusDays(1).toString());
        return Coach.decide(DecideFile.read(question)).get(0);
    }

    private static JsonNode read(String name) throws IOException {
        String path = "/dev/repwatch/monitor/warmup/traces/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(TracesTest.class.getResourceAsStream(path), path)) {
            return new JsonMapper().readTree(in);
        }
    }
}
