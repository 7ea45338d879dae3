package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.Unit;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void whatIsCountedIsToldAsItIs() {
        assertThat(Figures.of(1894, Unit.COUNT)).isEqualTo("1894");
        assertThat(Figures.of(0, Unit.COUNT)).isEqualTo("0");
        assertThat(Figures.of(-1, Unit.LEVEL)).isEqualTo("-1");
        assertThat(Figures.of(100, Unit.SCORE)).isEqualTo("100");
    }

    @Test
    void whatIsMeasuredIsRounded() {
        assertThat(Figures.of(0.00312345, Unit.RATIO)).isEqualTo("0.312 %");
        assertThat(Figures.of(41.26, Unit.SCORE)).isEqualTo("41.3");
    }
}
