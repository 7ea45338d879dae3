package dev.repwatch.checks.feeds;

import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.Optional;

/**
 * One number that a feed can bring.
 *
 * @param name short, lower case with underscores; a metric label
 * @param scale what the scale means, such as {@code 0-100, higher is better}
 * @param bands what values mean for delivery; empty for numbers that are only shown
 * @param momentary it says how things stand when the source is asked, beside data of days that are over: always new, so it
 *     does not show that the data still comes
 */
public record MeasureKind(String name, Unit unit, String scale, Optional<Bands> bands, boolean momentary) {

    public static MeasureKind banded(String name, Unit unit, String scale, Bands bands) {
        return new MeasureKind(name, unit, scale, Optional.of(bands), false);
    }

    /** A number to look at, which never counts for or against. */
    public static MeasureKind shown(String name, Unit unit, String scale) {
        return new MeasureKind(name, unit, scale, Optional.empty(), false);
    }

    /** The same, but {@link #momentary}. */
    public MeasureKind ofTheMoment() {
        return new MeasureKind(name, unit, scale, bands, true);
    }

    /** A value of this kind without further words. */
    public Measure of(Target target, double value, Instant dataTime) {
        return of(target, value, dataTime, "");
    }

    /** @param note what the source says to it; cleaned and bounded later, so it may be hostile here */
    public Measure of(Target target, double value, Instant dataTime, String note) {
        return new Measure(target, name, value, unit, dataTime, note);
    }
}
