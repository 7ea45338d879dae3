package dev.repwatch.monitor.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.capability.Incidents;
import dev.repwatch.monitor.metrics.Counters;
import dev.repwatch.monitor.metrics.Exposition;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus' own tool says of the configuration, the rules and the metrics. */
@Tag("peers")
class PromtoolTest {

    private static final Path FOLDER = AlertRule.FOLDER.toAbsolutePath().normalize();

    @Test
    void acceptsTheExampleConfigurationWithItsRules() throws IOException, InterruptedException {
        assertThat(Prometheus.promtool(FOLDER, List.of("check", "config", "prometheus.yml")))
                .endsWith("exit 0");
        assertThat(Prometheus.promtool(FOLDER, List.of("check", "rules", "watchdog.alerts.yml")))
                .endsWith("exit 0");
    }

    @Test
    void everyAlertFiresWhenItShouldAndOnlyThen() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("test", "rules"));
        try (Stream<Path> files = Files.list(FOLDER.resolve("tests"))) {
            files.sorted().map(Path::toString).forEach(arguments::add);
        }
        assertThat(arguments).hasSize(2 + (int) AlertRule.alerts().count());
        assertThat(Prometheus.promtool(FOLDER, arguments)).endsWith("exit 0");
    }

    @Test
    void findsNothingToSayAboutOurNames(@TempDir Path folder) throws IOException, InterruptedException {
        Path page = folder.resolve("metrics.txt");
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        Files.writeString(
                page,
                Exposition.of(new MadeUpWorld(now.minusSeconds(80_000), now), new Counters(Incidents.ALL.counted()))
                        .render("", "", List.of())
                        .text());
        noComplaints(page);
    }

    /** Of {@code promtool check metrics} about a page in this file. */
    static void noComplaints(Path page) throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(page.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // keys are measured in bits by everybody; bytes would be nobody's number
        assertThat(said.lines().filter(line -> line.contains("repwatch_") && !line.contains("repwatch_dkim_key_bits")))
                .isEmpty();
        assertThat(promtool.waitFor()).as(said).isIn(0, 3); // 3: only remarks, all about the JVM's own metrics
    }

    @Test
    void jsonnetReadsTheMixin() throws IOException, InterruptedException {
        Process jsonnet = new ProcessBuilder(
                        "jsonnet",
                        "-e",
                        "local m = import 'mixin.libsonnet'; [std.objectFieldsAll(m.grafanaDashboards),"
                                + " [r.alert for g in m.prometheusAlerts.groups for r in g.rules],"
                                + " [r.record for g in m.prometheusRules.groups for r in g.rules]]")
                .directory(new File("../grafana"))
                .redirectErrorStream(true)
                .start();
        String said = new String(jsonnet.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jsonnet.waitFor()).as(said).isZero();
        assertThat(Board.all()).allSatisfy(board -> assertThat(said).contains(board.file()));
        assertThat(AlertRule.recordings()).allSatisfy(rule -> assertThat(said).contains(rule.name()));
        assertThat(said).contains("RepwatchTargetListedCritical", "RepwatchAbsent");
    }
}
