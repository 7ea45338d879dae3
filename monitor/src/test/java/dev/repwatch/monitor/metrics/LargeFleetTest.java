package dev.repwatch.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.capability.Incidents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page grows with what is news, not with targets times lists. Its time is measured by {@link ScrapeFigures}. */
class LargeFleetTest {

    private static final int FIVE_MB = 5_000_000;

    @Test
    void tenThousandAddressesTakeLessThanFiveMegabytes() {
        Exposition exposition = Exposition.of(LargeFleet.ranges(), new Counters(Incidents.ALL.counted()));
        assertThat(exposition.render("", "", List.of()).length()).isBetween(1_000_000, FIVE_MB);
        assertThat(exposition
                        .render("application/openmetrics-text", "", List.of())
                        .length())
                .isBetween(1_000_000, FIVE_MB);
    }

    @Test
    void alsoWithNamesOfTheirOwnTheySendLessThanATenthOfThat() {
        Exposition exposition = Exposition.of(LargeFleet.named(), new Counters(Incidents.ALL.counted()));
        assertThat(exposition.render("", "gzip", List.of()).length()).isBetween(100_000, FIVE_MB / 10);
    }

    @Test
    void everyTargetHasSevenSeriesListedOrNot() {
        String page = new Exposition(LargeFleet.ranges(), new Counters(Incidents.ALL.counted()))
                .render("", "", List.of())
                .text();
        assertThat(page.lines()
                        .filter(line -> line.startsWith("repwatch_target_") && line.contains("target=\"127.1.0.2\"")))
                .hasSize(7);
    }

    @Test
    void theMatrixOfThatFleetIsWithheldAndCounted() {
        Exposition exposition = new Exposition(
                LargeFleet.ranges(new MetricsOptions(List.of(), true, 50_000)), new Counters(Incidents.ALL.counted()));
        assertThat(exposition
                        .render("", "", List.of("repwatch_series_dropped", "repwatch_listed"))
                        .text())
                .contains("repwatch_series_dropped{family=\"repwatch_listed\"} 600000")
                .doesNotContain("repwatch_listed{");
    }
}
