package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered about a list as such.
 *
 * @param since when the trust last changed
 * @param right right controls in a row since then
 * @param firstRight the first of them
 * @param firstWrong the first wrong control since it is in doubt
 * @param cause what the last wrong control said
 * @param detail in words
 * @param quarantinedAt when its verdicts were last put aside; while QUARANTINED or on PROBATION
 * @param up the last control was right
 * @param staleSince the list is called stale since
 * @param undocumentedAt when an undocumented code was last told
 */
public record ListState(
        Trust trust,
        Instant since,
        int right,
        Optional<Instant> firstRight,
        Optional<Instant> firstWrong,
        Optional<Cause> cause,
        String detail,
        Optional<Instant> quarantinedAt,
        boolean up,
        Optional<Instant> staleSince,
        Optional<Instant> undocumentedAt) {

    public static ListState fresh(Instant at) {
        return new ListState(
                Trust.HEALTHY,
                at,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty());
    }

    /** Why its verdicts are put aside, while they are. */
    public Optional<StateView.Quarantine> quarantine() {
        return quarantinedAt.map(at -> new StateView.Quarantine(cause.orElse(Cause.QUARANTINED), detail, at));
    }

    /** Why what it newly says is held at present. */
    public Optional<StateView.Doubt> doubt() {
        return trust == Trust.SUSPECT ? Optional.of(new StateView.Doubt(cause, detail, since)) : Optional.empty();
    }

    public ListState stale(Optional<Instant> from) {
        return new ListState(
                trust, since, right, firstRight, firstWrong, cause, detail, quarantinedAt, up, from, undocumentedAt);
    }

    public ListState undocumented(Instant at) {
        return new ListState(
                trust,
                since,
                right,
                firstRight,
                firstWrong,
                cause,
                detail,
                quarantinedAt,
                up,
                staleSince,
                Optional.of(at));
    }

    /** The clock was set by {@code step}: what is waited for moves with it, what is history does not. */
    public ListState shifted(Duration step) {
        return new ListState(
                trust,
                since.plus(step),
                right,
                firstRight.map(at -> at.plus(step)),
                firstWrong.map(at -> at.plus(step)),
                cause,
                detail,
                quarantinedAt,
                up,
                staleSince.map(at -> at.plus(step)),
                undocumentedAt.map(at -> at.plus(step)));
    }

    ListState trusted(Trust now, Instant at) {
        return new ListState(
                now,
                at,
                0,
                Optional.empty(),
                Optional.empty(),
                cause,
                detail,
                now == Trust.HEALTHY ? Optional.empty() : quarantinedAt,
                up,
                staleSince,
                undocumentedAt);
    }

    ListState right(Instant at) {
        return new ListState(
                trust,
                since,
                right + 1,
                firstRight.or(() -> Optional.of(at)),
                firstWrong,
                cause,
                detail,
                quarantinedAt,
                true,
                staleSince,
                undocumentedAt);
    }

    ListState wrong(Cause why, String words, Instant at) {
        return new ListState(
                trust,
                since,
                0,
                Optional.empty(),
                firstWrong.or(() -> Optional.of(at)),
                Optional.of(why),
                words,
                quarantinedAt,
                false,
                staleSince,
                undocumentedAt);
    }

    ListState quarantined(Instant at) {
        return new ListState(
                Trust.QUARANTINED,
                at,
                0,
                Optional.empty(),
                Optional.empty(),
                cause,
                detail,
                quarantinedAt.or(() -> Optional.of(at)),
                up,
                staleSince,
                undocumentedAt);
    }
}
