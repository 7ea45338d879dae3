package dev.repwatch.monitor.feeds;

import dev.repwatch.checks.feeds.LatestValue;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.reputation.Score.Band;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers of feeds for people: rates in percent and to three significant digits, whole numbers as they are. */
final class MeasureFormat {

    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);

    private MeasureFormat() {}

    static String of(LatestValue latestValue) {
        return of(latestValue.value(), latestValue.unit());
    }

    static String of(double value, Unit unit) {
        return unit == Unit.RATIO ? rounded(value * 100) + " %" : rounded(value);
    }

    private static String rounded(double value) {
        BigDecimal exact = new BigDecimal(value);
        return (value == Math.rint(value) ? exact : exact.round(THREE).stripTrailingZeros()).toPlainString();
    }

    static String band(Band band) {
        return band.name().toLowerCase(Locale.ROOT);
    }
}
