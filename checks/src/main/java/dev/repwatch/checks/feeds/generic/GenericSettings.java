package dev.repwatch.checks.feeds.generic;

import dev.repwatch.checks.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code [feeds.NAME]} with {@code type = "generic"}: a source that repwatch does not know.
 *
 * @param url https address; {@code {target}} stands for the address or domain, {@code {reversed}} for the address with
 *     its parts in reverse order, {@code {key}} for {@link #key}. Without a target it is asked once for all, which needs
 *     {@link #csvTarget}
 * @param key put where {@code {key}} stands
 * @param headers sent with every question
 * @param secretHeaders the same, for values that must never be shown
 * @param jsonPointer where the value is in a JSON answer (RFC 6901), such as {@code /data/score}
 * @param csvColumn the name of the column with the value in a CSV answer, whose first line has the names
 * @param csvTarget the name of the column with the address or domain
 * @param regex finds the value in any text: its first group (RE2 syntax)
 * @param values numbers for answers in words, such as {@code { good = 0, bad = 2 }}; without them the value is a number
 * @param covers {@code ipv4}, {@code ipv6}, {@code domain}
 * @param scale what the numbers mean, in a few words, for people
 * @param higherIsBetter true when a falling number is bad news
 * @param neutral from this value on neither good nor bad
 * @param poor from this value on poor
 * @param bad from this value on bad
 * @param margin how far a value must come back over a threshold before it counts as better; 0 when absent
 * @param weight points of the target's score that a bad value costs, 0 to 40; 10 when absent
 * @param notFound what 404 means: {@code no_data} (usual) or {@code trouble}
 * @param interval how often to ask; 6 hours when absent
 * @param patience how long without news before it counts as quiet; 3 days when absent
 * @param questionsPerDay how many questions a day are allowed; 1000 when absent
 * @param allowPrivate the source is on our own network
 */
public record GenericSettings(
        String url,
        Optional<Secret> key,
        Map<String, String> headers,
        Map<String, Secret> secretHeaders,
        Optional<String> jsonPointer,
        Optional<String> csvColumn,
        Optional<String> csvTarget,
        Optional<String> regex,
        Map<String, Double> values,
        List<String> covers,
        String scale,
        boolean higherIsBetter,
        Optional<Double> neutral,
        Optional<Double> poor,
        Optional<Double> bad,
        Optional<Double> margin,
        Optional<Integer> weight,
        Optional<String> notFound,
        Optional<Duration> interval,
        Optional<Duration> patience,
        Optional<Long> questionsPerDay,
        boolean allowPrivate) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    public GenericSettings {
        headers = Map.copyOf(headers);
        secretHeaders = Map.copyOf(secretHeaders);
        values = Map.copyOf(values);
        covers = List.copyOf(covers);
        long ways = List.of(jsonPointer, csvColumn, regex).stream()
                .filter(Optional::isPresent)
                .count();
        require(ways == 1, "json_pointer: give one of json_pointer, csv_column and regex");
        require(jsonPointer.map(it -> it.startsWith("/")).orElse(true), "json_pointer: must begin with /");
        boolean single = url.contains("{target}") || url.contains("{reversed}");
        require(
                single || csvTarget.isPresent(),
                "url: needs {target} or {reversed}, or csv_target for one table of all");
        require(csvTarget.isEmpty() || csvColumn.isPresent(), "csv_target: goes with csv_column");
        require(!url.contains("{key}") || key.isPresent(), "key: the url has {key}");
        require(!covers.isEmpty(), "covers: name at least one of ipv4, ipv6, domain");
        require(List.of("ipv4", "ipv6", "domain").containsAll(covers), "covers: must be of ipv4, ipv6, domain");
        require(poor.isPresent() || bad.isPresent(), "bad: give poor or bad, else no value is ever bad news");
        require(inOrder(higherIsBetter, neutral, poor, bad), "bad: neutral, poor and bad must go one way");
        require(margin.map(it -> it >= 0).orElse(true), "margin: must not be negative");
        require(weight.map(it -> it >= 0 && it <= 40).orElse(true), "weight: must be from 0 to 40");
        require(
                notFound.map(List.of("no_data", "trouble")::contains).orElse(true),
                "not_found: must be no_data or trouble");
        require(interval.map(it -> it.compareTo(SHORTEST) >= 0).orElse(true), "interval: must be at least 5 minutes");
        require(questionsPerDay.map(it -> it >= 1).orElse(true), "questions_per_day: must be at least 1");
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean inOrder(
            boolean higherIsBetter, Optional<Double> neutral, Optional<Double> poor, Optional<Double> bad) {
        List<Double> given = Stream.of(neutral, poor, bad)
                .flatMap(Optional::stream)
                .map(it -> higherIsBetter ? -it : it)
                .toList();
        return given.equals(given.stream().sorted().distinct().toList());
    }
}
