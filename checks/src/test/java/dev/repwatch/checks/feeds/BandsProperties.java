package dev.repwatch.checks.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Score.Band;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class BandsProperties {

    private static final Bands SPAM = Bands.higherIsWorse(0.0002, Bands.poor(0.001), Bands.bad(0.003));
    private static final Bands SCORE = Bands.lowerIsWorse(2, Bands.neutral(79), Bands.poor(69), Bands.bad(49));

    @Property
    void worseningIsNeverHeldBack(@ForAll @DoubleRange(max = 100) double value, @ForAll Band before) {
        Band plain = SCORE.of(value);
        Band after = SCORE.after(Optional.of(before), value);
        assertThat(after).isGreaterThanOrEqualTo(plain);
        assertThat(after).isLessThanOrEqualTo(plain.compareTo(before) > 0 ? plain : before);
    }

    @Property
    void aSettledValueStaysSettled(@ForAll @DoubleRange(max = 100) double value, @ForAll Band before) {
        Band once = SCORE.after(Optional.of(before), value);
        assertThat(SCORE.after(Optional.of(once), value)).isEqualTo(once);
    }

    @Example
    void aRateRestingOnTheThresholdDoesNotRing() {
        assertThat(SPAM.of(0.001)).isEqualTo(Band.POOR);
        assertThat(SPAM.after(Optional.of(Band.POOR), 0.00095)).isEqualTo(Band.POOR);
        assertThat(SPAM.after(Optional.of(Band.POOR), 0.0007)).isEqualTo(Band.GOOD);
        assertThat(SPAM.after(Optional.of(Band.GOOD), 0.00095)).isEqualTo(Band.GOOD);
        assertThat(SPAM.after(Optional.of(Band.BAD), 0.0029)).isEqualTo(Band.BAD);
        assertThat(SPAM.after(Optional.of(Band.BAD), 0.0015)).isEqualTo(Band.POOR);
    }
}
