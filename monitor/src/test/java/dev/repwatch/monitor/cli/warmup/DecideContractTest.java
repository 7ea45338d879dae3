package dev.repwatch.monitor.cli.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.monitor.cli.RepwatchCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code warmup decide FILE --output json}: other programs are written against it. */
class DecideContractTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);

    @TempDir
    private Path folder;

    private record Answer(int exit, String out, String err) {

        JsonNode decision(String provider) throws IOException {
            for (JsonNode each : JSON.readTree(out).path("decisions")) {
                if (each.path("provider").asText().equals(provider)) {
                    return each;
                }
            }
            throw new AssertionError(provider + " is not in " + out);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t1-calm", "t2-weekend", "t3-unused-limit", "t4-refusals", "t5-over", "t6-cold-again"})
    void every_day_of_a_handed_trace_through_the_product(String name) throws IOException {
        JsonNode trace = JSON.readTree(resource("traces/" + name + ".json"));
        for (JsonNode expected : trace.path("expect")) {
            LocalDate newest = LocalDate.parse(expected.path("after").asText());
            ObjectNode question = trace.deepCopy();
            ArrayNode days = question.putArray("days");
            trace.path("days").forEach(day -> {
                if (!LocalDate.parse(day.path("date").asText()).isAfter(newest)) {
                    days.add(day);
                }
            });
            question.put("next_date", newest.plusDays(1).toString());
            JsonNode decision = decide(question.toString())
                    .decision(expected.path("provider").asText());
            assertThat(expected.path("verdict"))
                    .extracting(JsonNode::asText)
                    .contains(decision.path("verdict").asText());
            assertThat(decision.path("next_limit").asLong())
                    .isBetween(
                            expected.path("next_limit_min").asLong(),
                            expected.path("next_limit_max").asLong());
            if (expected.has("volume")) {
                assertThat(expected.path("volume"))
                        .extracting(JsonNode::asText)
                        .contains(decision.path("volume").asText());
            }
        }
    }

    static Stream<List<String>> invented() throws IOException {
        return new String(resource("invented-traces.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList());
    }

    /** Name, providers with goals, days, provider, allowed verdicts, volume, least and most of the next limit. */
    @ParameterizedTest
    @MethodSource("invented")
    void invented_trace_through_the_product(List<String> line) throws IOException {
        ObjectNode question = JSON.createObjectNode().put("ip", "192.0.2.25");
        ObjectNode plan = question.putObject("plan").put("start_limit", 100);
        plan.put("weekdays_only", line.get(1).contains("weekdays"));
        ObjectNode providers = plan.putObject("providers");
        for (String goal : line.get(1).replace("weekdays", "").strip().split(" ", -1)) {
            providers.put(goal.split("=", -1)[0], Long.parseLong(goal.split("=", -1)[1]));
        }
        ArrayNode days = question.putArray("days");
        LocalDate date = MONDAY;
        for (String day : line.get(2).split(" ", -1)) {
            String times = day.replaceFirst("^(?:(\\d+)\\*)?.*$", "$1");
            for (int n = 0; n < (times.isEmpty() ? 1 : Integer.parseInt(times)); n++) {
                for (String row : day.replaceFirst("^\\d+\\*", "").split("\\+", -1)) {
                    row(date, row, days);
                }
                date = date.plusDays(1);
            }
        }
        question.put("next_date", date.toString());
        Answer answer = decide(question.toString());
        assertThat(answer.exit()).as(answer.err()).isZero();
        JsonNode decision = answer.decision(line.get(3));
        assertThat(List.of(line.get(4).split(" ", -1)))
                .as("%s: %s", line.get(0), decision)
                .contains(decision.path("verdict").asText());
        assertThat(List.of(line.get(5).split(" ", -1)))
                .as("%s: %s", line.get(0), decision)
                .contains(decision.path("volume").asText());
        assertThat(decision.path("next_limit").asLong())
                .as("%s: %s", line.get(0), decision)
                .isBetween(Long.parseLong(line.get(6)), Long.parseLong(line.get(7)));
        assertThat(decision.path("overflow").asLong())
                .isEqualTo(providers.path(line.get(3)).asLong()
                        - decision.path("next_limit").asLong());
        assertThat(decision.path("reasons"))
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(names(reason)).containsExactly("code", "seen", "rule"));
    }

    static Stream<List<String>> odd() throws IOException {
        return new String(resource("odd-questions.tsv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)));
    }

    /** Name, provider, allowed verdicts, volumes, least and most of the next limit, and the question as programs write it. */
    @ParameterizedTest
    @MethodSource("odd")
    void odd_question_through_the_product(List<String> line) throws IOException {
        Answer answer = decide(line.get(6));
        assertThat(answer.exit()).as(answer.err()).isZero();
        JsonNode decision = answer.decision(line.get(1));
        assertThat(line.get(2).split(" ", -1))
                .as("%s: %s", line.get(0), decision)
                .contains(decision.path("verdict").asText());
        assertThat(line.get(3).split(" ", -1))
                .as("%s: %s", line.get(0), decision)
                .contains(decision.path("volume").asText());
        assertThat(decision.path("next_limit").asLong())
                .as("%s: %s", line.get(0), decision)
                .isBetween(Long.parseLong(line.get(4)), Long.parseLong(line.get(5)));
        assertThat(decision.path("reasons")).isNotEmpty();
    }

    /** {@code provider:limit/sent/accepted,d=deferred,r=refused,u=unknown,c=complaint rate,s=spam share,l=list;list}. */
    private static void row(LocalDate date, String text, ArrayNode days) {
        if (text.equals("-")) {
            return;
        }
        String[] parts = text.split(",", -1);
        String[] head = parts[0].split("[:/]", -1);
        ObjectNode row = days.addObject().put("date", date.toString()).put("provider", head[0]);
        row.put("limit", Long.parseLong(head[1]));
        if (head[2].equals("?")) {
            row.put("data", "missing");
        } else {
            row.put("sent", Long.parseLong(head[2])).put("accepted", Long.parseLong(head[3]));
            row.put("deferred", 0).put("refused_reputation", 0).put("unknown_user", 0);
            row.putNull("complaint_rate").putNull("spam_share").put("data", "complete");
        }
        row.putArray("listed");
        Map<String, String> keys = Map.of(
                "d",
                "deferred",
                "r",
                "refused_reputation",
                "u",
                "unknown_user",
                "c",
                "complaint_rate",
                "s",
                "spam_share");
        for (String part : List.of(parts).subList(1, parts.length)) {
            String key = part.substring(0, 1);
            String value = part.substring(2);
            if (key.equals("l")) {
                ArrayNode listed = row.putArray("listed");
                List.of(value.split(";", -1)).forEach(listed::add);
            } else if ("cs".contains(key)) {
                row.put(keys.get(key), Double.parseDouble(value));
            } else {
                row.put(keys.get(key), Long.parseLong(value));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | the file is no JSON object",
                "`` | the file is no JSON object",
                "{ | is no JSON",
                "{} | plan: expected an object",
                "{\"plan\":{\"start_limit\":100}} | plan.providers: expected an object",
                "{\"plan\":{\"providers\":{\"google\":9}}} | plan.start_limit: expected a number of messages",
                "{\"plan\":{\"start_limit\":100,\"providers\":{\"google\":-9}}} | plan.providers.google: expected a"
                        + " number of messages",
                "{\"plan\":{\"start_limit\":100,\"weekdays_only\":\"yes\",\"providers\":{}}} | plan.weekdays_only:"
                        + " expected true or false",
                "{\"plan\":{\"start_limit\":100,\"sending_days\":[\"x\"],\"providers\":{}}} | plan.sending_days: expected an"
                        + " array such as",
                "{\"plan\":{\"start_limit\":100,\"providers\":{}}} | next_date: expected a date such as 2026-10-05",
                "{\"plan\":{\"start_limit\":100,\"providers\":{}},\"next_date\":\"soon\"} | next_date: expected a date"
                        + " such as 2026-10-05",
                "{\"plan\":{\"start_limit\":100,\"providers\":{}},\"next_date\":\"2026-10-05\",\"days\":{}} | days:"
                        + " expected an array",
                "{\"plan\":{\"start_limit\":100,\"providers\":{}},\"next_date\":\"2026-10-05\",\"days\":[{\"date\":\"2026-10-04\"}]}"
                        + " | days[0].provider: expected text",
                "{\"plan\":{\"start_limit\":100,\"providers\":{}},\"next_date\":\"2026-10-05\",\"days\":[{\"date\":\"2026-10-04\",\"provider\":\"google\",\"sent\":\"9\",\"accepted\":9}]}"
                        + " | days[0].sent: expected a number of messages",
                "{\"plan\":{\"start_limit\":100,\"providers\":{}},\"next_date\":\"2026-10-05\",\"days\":[{\"date\":\"2026-10-04\",\"provider\":\"google\",\"sent\":9,\"accepted\":9,\"complaint_rate\":2}]}"
                        + " | days[0].complaint_rate: expected null or a share between 0 and 1",
                "{\"plan\":{\"start_limit\":100,\"providers\":{}},\"next_date\":\"2026-10-05\",\"days\":[{\"date\":\"2026-10-04\",\"provider\":\"google\",\"listed\":[1]}]}"
                        + " | days[0].listed: expected an array of texts",
                "{\"plan\":{\"start_limit\":100,\"providers\":{}},\"next_date\":\"2026-10-05\",\"thresholds\":{\"deferred_hold\":3}}"
                        + " | deferred_hold: must be a share between 0 and 1"
            })
    void bad_input_is_one_sentence(String file, String sentence) throws IOException {
        Answer answer = decide(file);
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err().lines().findFirst().orElse("")).contains(sentence);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void a_decision_has_these_keys_in_json() throws IOException {
        JsonNode decision = decide(
                        "{\"plan\":{\"start_limit\":100,\"providers\":{\"google\":1000}},\"next_date\":\"2026-10-05\"}")
                .decision("google");
        assertThat(names(decision))
                .containsExactly("provider", "verdict", "volume", "next_limit", "overflow", "reasons");
        assertThat(decision.path("next_limit").asLong()).isEqualTo(100);
        assertThat(decision.path("overflow").asLong()).isEqualTo(900);
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Answer decide(String question) throws IOException {
        Path file = Files.writeString(folder.resolve("question.json"), question);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = RepwatchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("warmup", "decide", file.toString(), "--output", "json");
        return new Answer(exit, out.toString(), err.toString());
    }

    private static byte[] resource(String name) throws IOException {
        String path = "/dev/repwatch/monitor/warmup/" + name;
        try (InputStream in = Objects.requireNonNull(DecideContractTest.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        }
    }
}
