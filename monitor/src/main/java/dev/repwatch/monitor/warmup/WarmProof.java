package dev.repwatch.monitor.warmup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an address is warm: the goal was accepted on fourteen sending days within thirty, without a step back. Read from
 * history, so that an address that was warm before it was planned is found warm.
 *
 * @param reached the days on which the goal was accepted since the last step back
 * @param ever the last day on which it was warm
 */
record WarmProof(List<LocalDate> reached, Optional<LocalDate> ever) {

    static final WarmProof NONE = new WarmProof(List.of(), Optional.empty());
    private static final double OF_THE_GOAL = 0.97;
    private static final int DAYS = 14;
    private static final int WITHIN = 30;
    private static final int WARM_BEFORE = 90;

    WarmProof {
        reached = List.copyOf(reached);
    }

    WarmProof after(LocalDate date, long accepted, long goal) {
        List<LocalDate> recent = Stream.concat(
                        reached.stream().filter(day -> day.isAfter(date.minusDays(WITHIN))),
                        Stream.of(date).filter(day -> goal > 0 && accepted >= OF_THE_GOAL * goal))
                .toList();
        return new WarmProof(recent, recent.size() >= DAYS ? Optional.of(date) : ever);
    }

    WarmProof afterStepBack() {
        return new WarmProof(List.of(), ever);
    }

    boolean holdsOn(LocalDate date) {
        return reached.stream()
                        .filter(day -> day.isAfter(date.minusDays(WITHIN)))
                        .count()
                >= DAYS;
    }

    boolean wasWarmBefore(LocalDate date) {
        return ever.filter(day -> day.isAfter(date.minusDays(WARM_BEFORE))).isPresent();
    }
}
