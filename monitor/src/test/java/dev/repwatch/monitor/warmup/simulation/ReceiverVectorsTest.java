package dev.repwatch.monitor.warmup.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The receiver of these tests is the one of the specification, line by line. */
class ReceiverVectorsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void agrees_with_the_recorded_vectors() throws IOException {
        String path = "/dev/repwatch/monitor/warmup/s4-bad-segment.sendgrid-auto.jsonl";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream(path)), StandardCharsets.UTF_8))) {
            assertThat(port("s4-bad-segment", FixedPlan.SENDGRID_AUTO)).isEqualTo(read(lines));
        }
    }

    @Test
    @Tag("shared")
    void agrees_with_the_instrument_itself_in_every_scenario_and_plan() throws IOException {
        for (String scenario : Scenario.NAMES) {
            for (FixedPlan plan : FixedPlan.values()) {
                assertThat(port(scenario, plan)).as("%s %s", scenario, plan).isEqualTo(instrument(scenario, plan));
            }
        }
    }

    private static List<VectorLine> port(String scenario, FixedPlan plan) {
        List<VectorLine> lines = new ArrayList<>();
        Simulation.run(Scenario.named(scenario), Limits.fixed(plan), row -> lines.add(VectorLine.of(row)));
        return lines;
    }

    private static List<VectorLine> instrument(String scenario, FixedPlan plan) throws IOException {
        Path data = Path.of(System.getProperty("repwatch.shared", "../../shared"), "data", "warmup");
        Process python = new ProcessBuilder(
                        "python3",
                        data.resolve("receiver.py").toString(),
                        "vectors",
                        data.resolve(scenario + ".json").toString(),
                        plan.label())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = python.inputReader(StandardCharsets.UTF_8)) {
            return read(lines);
        }
    }

    private static List<VectorLine> read(BufferedReader lines) {
        return lines.lines().map(ReceiverVectorsTest::line).toList();
    }

    private static VectorLine line(String text) {
        try {
            return VectorLine.of(JSON.readTree(text));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
