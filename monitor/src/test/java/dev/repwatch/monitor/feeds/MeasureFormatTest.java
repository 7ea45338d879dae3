package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.Unit;
import org.junit.jupiter.api.Test;

class MeasureFormatTest {

    @Test
    void whatIsCountedIsToldAsItIs() {
        assertThat(MeasureFormat.of(1894, Unit.COUNT)).isEqualTo("1894");
        assertThat(MeasureFormat.of(0, Unit.COUNT)).isEqualTo("0");
        assertThat(MeasureFormat.of(-1, Unit.LEVEL)).isEqualTo("-1");
        assertThat(MeasureFormat.of(100, Unit.SCORE)).isEqualTo("100");
    }

    @Test
    void whatIsMeasuredIsRounded() {
        assertThat(MeasureFormat.of(0.00312345, Unit.RATIO)).isEqualTo("0.312 %");
        assertThat(MeasureFormat.of(41.26, Unit.SCORE)).isEqualTo("41.3");
    }
}
