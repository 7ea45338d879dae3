package dev.repwatch.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.bench.clients.Round;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Everything that was measured in one run; printed as it comes in, and written as JSON at the end. */
public final class Report {

    /** Where nobody measures. */
    private static final String NONE = "-";

    private static final double MIB = 1 << 20;

    private final PrintStream out;
    private final List<Result> results = new ArrayList<>();
    private final List<String> below = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private boolean tabling;

    public Report(PrintStream out) {
        this.out = out;
    }

    /** What is said after this stands below the table, so that the table is one. */
    public void head() {
        tabling = true;
        out.println(
                "Medians [from-to] of the rounds; time-outs, unknown, unasked, wrong and peaks are the most of any round.");
        out.println();
        out.println(
                "| scenario | client | checks/s | x dnsperf | CPU ms/1000 | seconds | time-outs | unknown | of these unasked | wrong "
                        + "| heap peak MiB | live MiB | kept MiB | RSS peak MiB |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    public void add(Result result) {
        results.add(result);
        out.printf(
                "| %s | %s | %s | %s | %s | %s | %s | %d | %d | %s | %s | %s | %s | %.0f |%n",
                result.scenario(),
                result.client(),
                result.spread(Round::checksPerSecond).text(0),
                result.ratio().text(2),
                result.spread(Round::cpuMillisPerThousand).text(2),
                result.spread(Round::seconds).text(1),
                timeouts(result),
                result.most(Round::unknown),
                result.most(Round::unasked),
                result.most(Round::wrong) < 0 ? NONE : Long.toString(result.most(Round::wrong)),
                mib(result.most(Round::peakHeap)),
                mib(result.heap().busy()),
                mib(result.heap().kept()),
                result.most(Round::peakResident) / MIB);
        out.flush();
        Map<String, Long> reasons = result.reasons();
        if (!reasons.isEmpty()) {
            fact("%s, %s: unknown in all rounds, by cause".formatted(result.scenario(), result.client()), reasons);
        }
        judge(result, "verdicts are wrong", result.most(Round::wrong));
        judge(
                result,
                "pairs are unknown by the daemon's own figure and not by its verdicts, or the other way round",
                result.most(Round::contradiction));
    }

    private void judge(Result result, String what, long most) {
        if (most > 0) {
            complain("%s, %s: %d %s in a round".formatted(result.scenario(), result.client(), most, what));
        }
    }

    private static String mib(long bytes) {
        return bytes == 0 ? NONE : "%.0f".formatted(bytes / MIB);
    }

    private static String timeouts(Result result) {
        OptionalLong most = result.rounds().stream()
                .map(Round::timeouts)
                .flatMapToLong(OptionalLong::stream)
                .max();
        return most.isPresent() ? Long.toString(most.getAsLong()) : NONE;
    }

    /** Something that must not be: the run has failed. */
    public void complain(String complaint) {
        complaints.add(complaint);
    }

    /** Empty when all is as it should be. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** One line that is no round, such as how long a start takes. */
    public void fact(String name, Object value) {
        fact(name, value, value.toString());
    }

    /** @param digits after the point */
    public void fact(String name, Spread value, int digits) {
        fact(name, value, value.text(digits) + ", n = " + value.n());
    }

    /** @param digits after the point */
    public void fact(String name, List<Double> values, int digits) {
        String one = "%,." + digits + "f";
        fact(name, values, values.stream().map(one::formatted).collect(Collectors.joining(", ")));
    }

    /** @param relation between the two, such as {@code of} */
    public void fact(String name, long some, String relation, long all) {
        fact(name, List.of(some, all), "%,d %s %,d".formatted(some, relation, all));
    }

    private void fact(String name, Object value, String text) {
        facts.put(name, value);
        String line = name + ": " + text;
        if (tabling) {
            below.add(line);
        } else {
            out.println(line);
            out.flush();
        }
    }

    /** Ends the table and keeps everything as JSON. */
    public void write(Path file) throws IOException {
        out.println();
        below.forEach(out::println);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("complaints", complaints);
        all.put("facts", facts);
        all.put("results", results.stream().map(Report::json).toList());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    }

    private static Map<String, Object> json(Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", result.scenario());
        json.put("client", result.client());
        json.put("checks_per_second", result.spread(Round::checksPerSecond));
        result.yardstick().ifPresent(any -> json.put("times_dnsperf", result.ratio()));
        json.put("cpu_ms_per_1000", result.spread(Round::cpuMillisPerThousand));
        json.put("heap", result.heap());
        json.put("rounds", result.rounds());
        if (!result.said().isEmpty()) {
            json.put("said", result.said());
        }
        return json;
    }
}
