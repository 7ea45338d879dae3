package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An hour of each kind of trouble, as the daemon's own exposition shows it every minute, judged by Prometheus' own rule engine:
 * which alert fires, from when until when, with what text. {@code trouble-hours.txt} is the table; {@code -Dgolden.write=true}
 * writes it anew. What shows on the board of the daemon is in it too.
 */
@Tag("peers")
class TroubleHourTest {

    static final Path TABLE = Path.of("src/test/resources/dev/repwatch/monitor/grafana/trouble-hours.txt");
    private static final int MINUTES = TroubleHourPages.MINUTES;
    private static final String SCRAPED = "job=\"repwatch\", instance=\"mx:9797\"";
    private static final Pattern SAMPLE = Pattern.compile("(repwatch_[a-z_]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern GROUP = Pattern.compile("(?m)^ {2}- name: (\\S+)$");
    private static final Pattern ASKED = Pattern.compile("alertname: (\\S+), time: (\\S+),");
    private static final Pattern TIME = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
    private static final Pattern TEXT = Pattern.compile("description=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** In which minutes, and with which text at first. */
    private record Firing(TreeSet<Integer> minutes, String text) {

        /** Such as {@code 4-7, 9-end}. */
        String spans() {
            List<String> spans = new ArrayList<>();
            int from = minutes.first();
            for (int minute : minutes) {
                if (!minutes.contains(minute + 1)) {
                    spans.add(from + "-" + (minute == MINUTES - 1 ? "end" : minute));
                    from = Optional.ofNullable(minutes.higher(minute)).orElse(MINUTES);
                }
            }
            return String.join(", ", spans);
        }
    }

    @TempDir
    Path folder;

    @Test
    void alertsFireWhenTheyShouldWithTheTextOfTheTable() throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder("# trouble from minute " + TroubleHour.FROM + " until "
                + TroubleHour.UNTIL + " | alert | fires in minutes | first text\n");
        for (TroubleHour.Kind kind : TroubleHour.Kind.values()) {
            String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            Map<String, Firing> firings = play(kind);
            if (firings.isEmpty()) {
                table.append(words).append(" | none\n");
            }
            firings.forEach((alert, firing) ->
                    table.append(String.join(" | ", words, alert, firing.spans(), firing.text()) + "\n"));
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(table.toString()).isEqualTo(Files.readString(TABLE));
    }

    /** It had no red while nobody could be told; and what is delivered once is drawn once. */
    @Test
    void theBoardOfTheDaemonIsRedWhileTheOnlyChannelFails() throws IOException, InterruptedException {
        JsonNode waits = panel("Oldest message waits");
        String expr = expr(waits);
        StringBuilder test = new StringBuilder("tests:\n  - interval: 1m\n    input_series:\n");
        write(series(TroubleHour.Kind.ONLY_CHANNEL_FAILS), test);
        test.append("    promql_expr_test:\n");
        value(test, expr, 5, 0);
        value(test, expr, 20, 600);
        value(test, expr, 55, 0);
        String delivered = expr(panel("Messages delivered"));
        assertThat(delivered).doesNotContain("notifications_total");
        Path file = Files.writeString(folder.resolve("board.yml"), test);
        assertThat(Prometheus.promtool(folder, List.of("test", "rules", file.toString())))
                .endsWith("exit 0");
        JsonNode steps =
                waits.path("fieldConfig").path("defaults").path("thresholds").path("steps");
        assertThat(steps.get(steps.size() - 1).path("color").asText()).isEqualTo("red");
        assertThat(steps.get(steps.size() - 1).path("value").asInt()).isLessThanOrEqualTo(300);
    }

    private static void value(StringBuilder test, String expr, int minute, int wanted) {
        test.append("      - expr: '")
                .append(expr.replace("'", "''"))
                .append("'\n        eval_time: ")
                .append(minute)
                .append("m\n        exp_samples: [ { labels: '{}', value: ")
                .append(wanted)
                .append(" } ]\n");
    }

    private static JsonNode panel(String title) {
        return Board.named("repwatch-daemon").panels().stream()
                .filter(panel -> panel.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String expr(JsonNode panel) {
        return panel.path("targets")
                .get(0)
                .path("expr")
                .asText()
                .replace("$job", "repwatch")
                .replace("$instance", ".*");
    }

    private static void write(Map<String, String[]> series, StringBuilder test) {
        series.forEach((name, values) -> test.append("      - series: '")
                .append(name.replace("'", "''"))
                .append("'\n        values: '")
                .append(String.join(" ", ended(values)))
                .append("'\n"));
    }

    /** A series that is no longer there, or whose scrape fails, ends at once: Prometheus marks it stale. */
    private static List<String> ended(String[] values) {
        List<String> marked = new ArrayList<>();
        for (int minute = 0; minute < values.length; minute++) {
            boolean ends = minute > 0 && values[minute].equals("_") && !values[minute - 1].equals("_");
            marked.add(ends ? "stale" : values[minute]);
        }
        return marked;
    }

    private Map<String, Firing> play(TroubleHour.Kind kind) throws IOException, InterruptedException {
        StringBuilder test = new StringBuilder("rule_files:\n");
        List<String> groups = new ArrayList<>();
        for (String name : List.of("repwatch.rules.yml", "repwatch.alerts.yml", "watchdog.alerts.yml")) {
            Path rules =
                    Path.of("../grafana/prometheus/" + name).toAbsolutePath().normalize();
            test.append("  - ").append(rules).append('\n');
            GROUP.matcher(Files.readString(rules))
                    .results()
                    .map(it -> it.group(1))
                    .forEach(groups::add);
        }
        // promtool evaluates groups that are not named here in any order: an alert may see what was recorded a minute
        // ago
        test.append("group_eval_order: ").append(groups).append('\n');
        test.append("evaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n");
        write(series(kind), test);
        test.append("    alert_rule_test:\n");
        List<String> alerts = AlertRule.alerts().map(AlertRule::name).distinct().toList();
        for (String alert : alerts) {
            for (int minute = 0; minute < MINUTES; minute++) {
                if (!alert.equals("RepwatchWatchdog")) {
                    test.append("      - { eval_time: ")
                            .append(minute)
                            .append("m, alertname: ")
                            .append(alert)
                            .append(" }\n");
                }
            }
        }
        Path file = Files.writeString(folder.resolve(kind.name() + ".yml"), test);
        return firings(Prometheus.promtool(folder, List.of("test", "rules", file.toString())));
    }

    /** Nothing is expected, so that promtool says of whatever fires that it does. */
    private static Map<String, Firing> firings(String said) {
        Map<String, Firing> firings = new TreeMap<>();
        Matcher asked = ASKED.matcher(said);
        int at = 0;
        while (asked.find(at)) {
            int next = said.indexOf("alertname: ", asked.end());
            // what it got, and not the labels in it
            while (next > 0
                    && !ASKED.matcher(said.substring(next, Math.min(said.length(), next + 120)))
                            .lookingAt()) {
                next = said.indexOf("alertname: ", next + 1);
            }
            String block = said.substring(asked.end(), next < 0 ? said.length() : next);
            int minute = minutes(asked.group(2));
            List<String> texts =
                    TEXT.matcher(block).results().map(it -> it.group(1)).toList();
            String text = texts.isEmpty()
                    ? ""
                    : texts.get(0) + (texts.size() > 1 ? " (and " + (texts.size() - 1) + " more)" : "");
            firings.computeIfAbsent(asked.group(1), first -> new Firing(new TreeSet<>(), text))
                    .minutes()
                    .add(minute);
            at = asked.end();
        }
        assertThat(said).as("promtool reads the test").doesNotContain("yaml:", "parse error");
        return firings;
    }

    private static int minutes(String duration) {
        Matcher time = TIME.matcher(duration);
        assertThat(time.matches()).as(duration).isTrue();
        int hours = time.group(1) == null ? 0 : Integer.parseInt(time.group(1));
        return hours * 60 + (time.group(2) == null ? 0 : Integer.parseInt(time.group(2)));
    }

    private static Map<String, String[]> series(TroubleHour.Kind kind) {
        Map<String, String[]> series = new LinkedHashMap<>();
        List<Optional<String>> pages = TroubleHourPages.of(kind);
        for (int minute = 0; minute < MINUTES; minute++) {
            put(series, "up{" + SCRAPED + "}", minute, pages.get(minute).isPresent() ? "1" : "0");
            scrape(series, minute, pages.get(minute).orElse(""));
        }
        return series;
    }

    private static void scrape(Map<String, String[]> series, int minute, String page) {
        page.lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .filter(sample -> !sample.group(1).endsWith("_bucket"))
                .forEach(sample -> put(
                        series,
                        sample.group(1) + "{" + SCRAPED + (sample.group(2) == null ? "" : ", " + sample.group(2)) + "}",
                        minute,
                        sample.group(3)));
    }

    private static void put(Map<String, String[]> series, String name, int minute, String value) {
        series.computeIfAbsent(name, absent -> {
            String[] gaps = new String[MINUTES];
            Arrays.fill(gaps, "_");
            return gaps;
        })[minute] = value;
    }
}
