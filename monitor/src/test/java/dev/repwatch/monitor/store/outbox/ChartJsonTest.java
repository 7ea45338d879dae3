package dev.repwatch.monitor.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Chart;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A picture waits in the outbox with the zone of its readers. */
class ChartJsonTest {

    private static final Chart CHART = new Chart(
            "scores",
            100,
            ZoneId.of("Asia/Tokyo"),
            List.of(new Chart.Line("mx1", List.of(new Chart.Point(Instant.parse("2026-11-30T00:00:00Z"), 40)))));

    @Test
    void isReadAsItWasWritten() {
        Alert alert = alert().withCharts(List.of(CHART));
        assertThat(AlertJson.read(AlertJson.write(alert))).isEqualTo(alert);
    }

    @Test
    void whatAnOlderVersionWroteHasNoZone() {
        String older = AlertJson.write(alert().withCharts(List.of(CHART))).replace("\"zone\":\"Asia/Tokyo\",", "");
        assertThat(older).doesNotContain("zone");
        assertThat(AlertJson.read(older).charts()).extracting(Chart::zone).containsExactly(ZoneOffset.UTC);
    }

    private static Alert alert() {
        return new Alert(
                Alert.Kind.DIGEST,
                Alert.Level.INFO,
                "made up",
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                "key",
                "group",
                "thread",
                Map.of(),
                false,
                Instant.parse("2026-11-30T00:00:00Z"),
                "en",
                List.of());
    }
}
