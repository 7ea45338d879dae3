package dev.repwatch.monitor.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The referee beside the checkout plays its scenarios against the command; it owns the world, the budgets and the figures. */
@Tag("shared")
class PlanMarksTest {

    @Test
    void everyScenarioIsWithinItsMarks() throws Exception {
        Path data = Path.of(System.getProperty("repwatch.shared", "../../shared"), "data", "freshness");
        Process judge = new ProcessBuilder(List.of(
                        "python3",
                        data.resolve("judge.py").toString(),
                        data.resolve("marks.json").toString(),
                        data.resolve("scenarios").toString(),
                        "--",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.repwatch.monitor.Main",
                        "plan",
                        "step"))
                .redirectErrorStream(true)
                .start();
        String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(judge.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(judge.exitValue()).as(said).isZero();
        assertThat(said).contains("geometric mean").doesNotContain("FAIL");
    }
}
