package dev.repwatch.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The page grows with what is news, not with targets times lists. Its time is measured by {@link ScrapeFigures}. */
class LargeFleetTest {

    @Test
    void tenThousandAddressesStaySmallAsSentAndInMemory() {
        Exposition exposition = new Exposition(LargeFleet.input(MetricsOptions.DEFAULTS), new Counters());
        assertThat(exposition.render("", "", List.of()).length()).isBetween(1_000_000, 5 * 1024 * 1024);
        assertThat(exposition.render("", "gzip", List.of()).length()).isBetween(100_000, 1_000_000);
    }

    @Test
    void theMatrixOfThatFleetIsWithheldAndCounted() {
        Exposition exposition =
                new Exposition(LargeFleet.input(new MetricsOptions(List.of(), true, 50_000)), new Counters());
        assertThat(exposition
                        .render("", "", List.of("repwatch_series_dropped", "repwatch_listed"))
                        .text())
                .contains("repwatch_series_dropped{family=\"repwatch_listed\"} 600000")
                .doesNotContain("repwatch_listed{");
    }
}
