package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.repwatch.checks.reputation.WilsonInterval;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When placement is news; the figures of the simulations stand in docs/placement.md. */
class PlacementAlarmTest {

    private static final int SERIES = 1_000;
    private static final int RUNS = 120;
    private static final double ODD = 0.1;

    @Test
    void aMajorityTwiceInARowOpensAndThreeGoodRunsEnd() {
        PlacementAlarm alarm = PlacementAlarm.QUIET.after(run(2, 3));
        assertThat(alarm.open()).isFalse();
        alarm = alarm.after(run(3, 3));
        assertThat(alarm.open()).isTrue();
        alarm = alarm.after(run(0, 3)).after(run(1, 3));
        assertThat(alarm.open()).isTrue();
        assertThat(alarm.after(run(0, 3)).open()).isFalse();
    }

    @Test
    void aLoneSeedNeedsThreeRuns() {
        PlacementAlarm twice = PlacementAlarm.QUIET.after(run(1, 1)).after(run(1, 1));
        assertThat(twice.open()).isFalse();
        assertThat(twice.after(run(1, 1)).open()).isTrue();
        // two of the three could not be read in the second run
        assertThat(PlacementAlarm.QUIET.after(run(2, 3)).after(run(1, 1)).open())
                .isFalse();
    }

    @Test
    void whatIsNotKnownNeitherCountsNorStartsAnew() {
        RunVerdict silent = RunVerdict.of(List.of(Placement.UNKNOWN, Placement.DELAYED, Placement.UNKNOWN));
        PlacementAlarm alarm = PlacementAlarm.QUIET
                .after(run(3, 3))
                .after(silent)
                .after(silent)
                .after(run(2, 3));
        assertThat(alarm.open()).isTrue();
        assertThat(alarm.after(silent)).isEqualTo(alarm);
    }

    @Test
    void tabsAreGoodAndRefusalsAreBad() {
        assertThat(RunVerdict.of(List.of(Placement.TAB, Placement.INBOX, Placement.SPAM))
                        .isGood())
                .isTrue();
        assertThat(RunVerdict.of(List.of(Placement.REFUSED, Placement.BLOCKED, Placement.INBOX))
                        .isBad())
                .isTrue();
    }

    /** 120 runs are a month of four a day: three seeds cry wolf once in ten months, a lone one likewise. */
    @Test
    void withOneMailInTenFiledOddlyThereIsAboutOneFalseAlarmInTenMonths() {
        assertThat(falseAlarms(3)).isCloseTo(0.09, within(0.04));
        assertThat(falseAlarms(1)).isCloseTo(0.11, within(0.05));
    }

    /** When a provider begins to file all as spam, three seeds tell at the second run, a lone one at the third. */
    @Test
    void aRealChangeIsToldAtTheSecondOrThirdRun() {
        assertThat(runsToAlarm(3)).isCloseTo(2.05, within(0.1));
        assertThat(runsToAlarm(1)).isCloseTo(3.3, within(0.45));
    }

    @Test
    void fewSamplesSayLittle() {
        assertThat(Stream.of(
                        WilsonInterval.of(1, 1),
                        WilsonInterval.of(3, 3),
                        WilsonInterval.of(2, 3),
                        WilsonInterval.of(10, 10)))
                .extracting(WilsonInterval::text)
                .containsExactly("21–100 %", "44–100 %", "21–94 %", "72–100 %");
        assertThatThrownBy(() -> WilsonInterval.of(2, 1)).hasMessage("2 of 1 is no share");
    }

    private static double falseAlarms(int seeds) {
        Random random = new Random(20261129);
        int opened = 0;
        for (int series = 0; series < SERIES; series++) {
            PlacementAlarm alarm = PlacementAlarm.QUIET;
            for (int run = 0; run < RUNS; run++) {
                boolean before = alarm.open();
                alarm = alarm.after(run(odd(random, seeds, ODD), seeds));
                opened += alarm.open() && !before ? 1 : 0;
            }
        }
        return (double) opened / SERIES;
    }

    private static double runsToAlarm(int seeds) {
        Random random = new Random(20261130);
        long runs = 0;
        for (int series = 0; series < SERIES; series++) {
            PlacementAlarm alarm = PlacementAlarm.QUIET;
            while (!alarm.open()) {
                alarm = alarm.after(run(odd(random, seeds, 1 - ODD), seeds));
                runs++;
            }
        }
        return (double) runs / SERIES;
    }

    private static int odd(Random random, int seeds, double share) {
        return (int) random.doubles(seeds).filter(it -> it < share).count();
    }

    private static RunVerdict run(int bad, int counted) {
        return new RunVerdict(bad, counted);
    }
}
