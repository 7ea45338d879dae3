package dev.repwatch.monitor.warmup;

import java.util.List;
import java.util.Optional;

/** A day without mail: receivers forget slowly, listings go on, and a stop runs out. */
final class RestDay {

    private static final int WEEK = 7;
    private static final int FORTNIGHT = 14;
    private static final int COLD = 30;
    private static final double KEPT = 0.6;
    private static final double GROWTH_AFTER = 1.5;

    private final DayContext day;

    RestDay(DayContext day) {
        this.day = day;
    }

    Step after(AddressStatus before) {
        List<Signal> listings = ListingSignals.of(day.listed(), before.listed(), Mail.NONE);
        AddressStatus rested = before.idle(before.idleDays() + 1).listed(day.listed());
        Step step = before.stop().map(stopped -> stopped(rested, stopped)).orElseGet(() -> rest(rested, listings));
        return step.because(listings.stream().map(Signal::reason).toList());
    }

    private Step stopped(AddressStatus rested, AddressStatus.Stopped stopped) {
        int left = stopped.left() - (day.expectsMail() ? 1 : 0);
        if (left > 0 || ListingSignals.heavily(day.listed())) {
            AddressStatus still =
                    rested.stop(Optional.of(new AddressStatus.Stopped(Math.max(1, left), stopped.lastGood())));
            return Step.of(
                    still, Verdict.STOP, Volume.REST, Reason.count("stopped", left, "sending days without mail"));
        }
        if (rested.begun() && rested.idleDays() >= COLD) {
            return idle(rested.stop(Optional.empty()));
        }
        return Stops.comeBack(rested, stopped, day.start(), Volume.REST);
    }

    private Step rest(AddressStatus rested, List<Signal> listings) {
        Signal.Strength worst = Steps.worst(listings);
        if (worst == Signal.Strength.STOP) {
            return Step.of(Stops.begin(rested, rested.peaks().highest()), Verdict.STOP, Volume.REST);
        }
        if (worst == Signal.Strength.STEP_BACK) {
            AddressStatus less = rested.limit((long) (rested.limit() * Steps.keep(listings)))
                    .growth(rested.growth().afterStepBack())
                    .warm(rested.warm().afterStepBack());
            return Step.of(less, Verdict.STEP_BACK, Volume.REST);
        }
        return idle(rested);
    }

    private Step idle(AddressStatus rested) {
        Reason reason = Reason.count("idle", rested.idleDays(), "x0.6 after 7 and 14 days, cold after 30");
        if (!rested.begun()) {
            return Step.of(rested, Verdict.HOLD, Volume.REST, Reason.count("rest", 0, "nothing was sent"));
        }
        if (rested.idleDays() >= COLD) {
            return Step.of(cold(rested), Verdict.RESTART, Volume.REST, reason);
        }
        if (rested.idleDays() == WEEK || rested.idleDays() == FORTNIGHT) {
            long base = Math.min(rested.limit(), Math.max(1, rested.peaks().highest()));
            AddressStatus cooler = rested.limit(Math.max(1, (long) (base * KEPT)))
                    .peaks(rested.peaks().times(KEPT))
                    .growth(rested.growth().atMost(GROWTH_AFTER));
            return Step.of(cooler, Verdict.STEP_BACK, Volume.REST, reason);
        }
        if (rested.idleDays() < WEEK && rested.warm().holdsOn(day.date())) {
            Reason warm = Reason.count("warm", rested.warm().reached().size(), "the goal accepted on 14 days of 30");
            return Step.of(rested.limit(day.goal()), Verdict.COMPLETE, Volume.REST, warm);
        }
        Reason rest = Reason.count("rest", 0, "nothing was sent: no step");
        return rested.idleDays() < WEEK
                ? Step.of(rested, Verdict.HOLD, Volume.REST, rest)
                : Step.of(rested, Verdict.HOLD, Volume.REST, reason);
    }

    /** Begins again at the start limit; somewhat above it when the address was warm not long ago. */
    private AddressStatus cold(AddressStatus rested) {
        boolean wasWarm = rested.warm().wasWarmBefore(day.date());
        long again = wasWarm ? Math.max(day.start(), Math.min(3 * day.start(), rested.best() / 10)) : day.start();
        return new AddressStatus(
                again,
                rested.growth().atMost(GROWTH_AFTER),
                Peaks.NONE,
                0,
                rested.idleDays(),
                rested.best(),
                false,
                Optional.empty(),
                rested.listed(),
                rested.warm().afterStepBack());
    }
}
