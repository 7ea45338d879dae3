package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change that has been seen and is being asked about again.
 *
 * @param since the first answer that said so
 * @param witnesses independent answers that said so
 * @param asked further answers that proved nothing: no answer, or one that may come from the same cache
 * @param claim the other codes, when the question is whether the codes have changed
 */
public record Confirmation(
        Instant since, List<Witness> witnesses, int asked, Instant nextRecheck, Optional<Listing> claim) {

    private static final int LARGEST_STEP = 3;

    public Confirmation {
        witnesses = List.copyOf(witnesses);
    }

    static Confirmation opened(Observation first, Duration retry, Optional<Listing> claim) {
        return new Confirmation(
                first.at(), List.of(Witness.of(first)), 0, first.at().plus(retry), claim);
    }

    /** Hears another answer that says the same. It counts when it cannot come from the cache of an earlier one. */
    Confirmation heard(Observation again, Duration retry) {
        if (witnesses.stream().anyMatch(witness -> witness.mayRepeatItself(again))) {
            return unanswered(again.at(), retry);
        }
        List<Witness> more =
                Stream.concat(witnesses.stream(), Stream.of(Witness.of(again))).toList();
        return new Confirmation(since, more, asked, again.at().plus(retry), claim);
    }

    /** Asked again without learning anything; the next question waits longer: 1, 2, 4, 8 times the retry. */
    Confirmation unanswered(Instant at, Duration retry) {
        Duration pause = retry.multipliedBy(1L << Math.min(asked, LARGEST_STEP));
        return new Confirmation(since, witnesses, asked + 1, at.plus(pause), claim);
    }

    /** The clock was set: everything pending moves with it. */
    Confirmation shifted(Duration step) {
        return new Confirmation(
                since.plus(step),
                witnesses.stream()
                        .map(witness -> new Witness(
                                witness.path(), witness.cachedUntil().plus(step)))
                        .toList(),
                asked,
                nextRecheck.plus(step),
                claim);
    }

    String firstPath() {
        return witnesses.get(0).path();
    }
}
