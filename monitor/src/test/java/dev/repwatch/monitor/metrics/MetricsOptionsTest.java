package dev.repwatch.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"target", "pool", "job", "le", "__name__", "9lives", "with-dash", ""})
    void refusesLabelsThatPrometheusOrWeNeed(String label) {
        assertThatThrownBy(() -> new MetricsOptions(List.of(label), false, 1))
                .hasMessageStartingWith("target_labels: ");
    }

    @Test
    void refusesManyLabelsAndLabelsNamedTwice() {
        assertThatThrownBy(() -> new MetricsOptions(List.of("a", "b", "c", "d", "e", "f"), false, 1))
                .hasMessage("target_labels: at most 5 labels, each adds to every target");
        assertThatThrownBy(() -> new MetricsOptions(List.of("a", "a"), false, 1))
                .hasMessage("target_labels: a label is named twice");
    }

    @Test
    void refusesNoSeries() {
        assertThatThrownBy(() -> new MetricsOptions(List.of(), false, 0)).hasMessage("max_series: at least 1");
    }

    @Test
    void takesWhatIsFit() {
        assertThat(new MetricsOptions(List.of("owner", "_team2"), true, 1).targetLabels())
                .containsExactly("owner", "_team2");
    }
}
