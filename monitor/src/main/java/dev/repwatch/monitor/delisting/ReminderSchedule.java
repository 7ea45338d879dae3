package dev.repwatch.monitor.delisting;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When the next reminder is due: slower with age, and never about what nobody can hasten. */
final class ReminderSchedule {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int LEAST_WEIGHTY_TIER = 3;

    private final DeskSettings settings;

    ReminderSchedule(DeskSettings settings) {
        this.settings = settings;
    }

    /**
     * @param since when the state began
     * @param sent reminders sent in this state
     * @param list empty when the list is no longer known: then only the configured steps count
     */
    Optional<Instant> next(TaskState state, Optional<DnsblList> list, ListedCode code, Instant since, int sent) {
        Optional<RemovalPath> path = list.map(it -> RemovalPath.of(it, code));
        Optional<Removal> removal = list.map(it -> it.removalFor(code));
        Optional<Instant> due = switch (state) {
            case CAUSE_OPEN -> soonOver(removal) ? Optional.empty() : steps(settings.notRequested(), since, sent);
            case CAUSE_FIXED ->
                path.equals(Optional.of(RemovalPath.WAIT))
                        ? overdue(removal.flatMap(Removal::expiry), since, sent)
                        : soonOver(removal) ? Optional.empty() : steps(settings.notRequested(), since, sent);
            case REQUESTED -> requested(removal.flatMap(Removal::typical), since, sent);
            case REJECTED -> soonOver(removal) ? Optional.empty() : steps(settings.notRequested(), since, sent);
            case NOT_REMOVABLE, CLEARED, EXPIRED -> Optional.empty();
        };
        return due.map(it -> working(list, code, it));
    }

    /** This time, or the next working hour where the listing can wait for it. */
    Instant working(Optional<DnsblList> list, ListedCode code, Instant time) {
        return canWait(list, code)
                ? settings.working().map(hours -> hours.atOrAfter(time)).orElse(time)
                : time;
    }

    private static boolean soonOver(Optional<Removal> removal) {
        return removal.flatMap(Removal::expiry)
                .filter(it -> it.compareTo(A_DAY) <= 0)
                .isPresent();
    }

    private Optional<Instant> requested(Optional<Duration> typical, Instant since, int sent) {
        if (typical.isEmpty() || settings.requested().isEmpty()) {
            return steps(settings.requested(), since, sent);
        }
        Duration first = longer(typical.get(), settings.requested().get(0));
        return Optional.of(since.plus(first.multipliedBy(1L << Math.min(sent, 20))));
    }

    /** What should have ended by itself and did not. */
    private static Optional<Instant> overdue(Optional<Duration> expiry, Instant since, int sent) {
        return expiry.map(it -> longer(it, A_DAY)).map(it -> since.plus(it.multipliedBy(1L << Math.min(sent, 20))));
    }

    private static Optional<Instant> steps(List<Duration> steps, Instant since, int sent) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        int last = steps.size() - 1;
        return Optional.of(
                since.plus(sent <= last ? steps.get(sent) : steps.get(last).multipliedBy((long) sent - last + 1)));
    }

    private static boolean canWait(Optional<DnsblList> list, ListedCode code) {
        return !code.severity().atLeast(Severity.MAJOR)
                || list.filter(it -> it.tier() >= LEAST_WEIGHTY_TIER).isPresent();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
