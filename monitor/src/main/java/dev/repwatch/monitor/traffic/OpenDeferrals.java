package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Messages that wait for another attempt. One that is accepted, refused or expired at last waits no more, however long it took:
 * servers try for five days ({@code maximal_queue_lifetime}). Bounded; the oldest go first. Not for several threads.
 */
public final class OpenDeferrals {

    private static final Duration LIFETIME = Duration.ofDays(5);

    private final int most;
    private final Map<Integer, Instant> waiting = new LinkedHashMap<>();

    /** @param most how many are kept */
    public OpenDeferrals(int most) {
        this.most = most;
    }

    public void add(Attempt attempt) {
        int key = Objects.hash(attempt.egress().ident(), attempt.queueId(), attempt.recipient());
        if (attempt.outcome() != Outcome.DEFERRED) {
            waiting.remove(key);
            return;
        }
        waiting.putIfAbsent(key, attempt.time());
        if (waiting.size() > most) {
            Iterator<Integer> oldest = waiting.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** How many wait, without those whose time must be over. */
    public long waiting(Instant now) {
        return waiting.values().stream()
                .filter(since -> since.plus(LIFETIME).isAfter(now))
                .count();
    }
}
