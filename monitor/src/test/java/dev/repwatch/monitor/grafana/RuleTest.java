package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One group of a file of {@code promtool test rules}.
 *
 * @param end the last sample of any series
 * @param asked what is expected when, in the order of the file
 */
record RuleTest(Duration end, List<Asked> asked) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern RUN = Pattern.compile("(\\S+?)x(\\d+)");

    /** @param alerts empty when nothing is to fire */
    record Asked(Duration at, JsonNode alerts) {

        boolean fires() {
            return !alerts.isEmpty();
        }
    }

    static List<RuleTest> of(AlertRule rule) {
        Path file = AlertRule.FOLDER.resolve("tests/" + rule.name() + ".test.yml");
        List<RuleTest> groups = new ArrayList<>();
        try {
            YAML.readTree(file.toFile()).path("tests").forEach(group -> groups.add(of(group)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }

    private static RuleTest of(JsonNode group) {
        Duration interval = duration(group.path("interval").asText());
        int last = 0;
        for (JsonNode series : group.path("input_series")) {
            last = Math.max(last, lastSample(series.path("values").asText()));
        }
        List<Asked> asked = new ArrayList<>();
        group.path("alert_rule_test")
                .forEach(it -> asked.add(new Asked(duration(it.path("eval_time").asText()), it.path("exp_alerts"))));
        return new RuleTest(interval.multipliedBy(last), asked);
    }

    /** The place of the last sample: {@code 1x3} are four, {@code _x3} three gaps. */
    private static int lastSample(String values) {
        int next = 0;
        int last = 0;
        for (String word : values.split(" ", -1)) {
            Matcher run = RUN.matcher(word);
            int more = run.matches() ? Integer.parseInt(run.group(2)) : 0;
            if (word.startsWith("_")) {
                next += Math.max(1, more);
            } else {
                next += more + 1;
                last = next - 1;
            }
        }
        return last;
    }

    /** Such as {@code 24h45m}. */
    private static Duration duration(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
