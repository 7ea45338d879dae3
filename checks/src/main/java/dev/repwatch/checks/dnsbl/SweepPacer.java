package dev.repwatch.checks.dnsbl;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When the next question of one sweep is due at each operator. Lists of one operator take turns. Used by the sweeping thread
 * only.
 */
final class SweepPacer {

    /** A small fleet is not stretched: one question a second is no burst to anybody. */
    private static final Duration SLOWEST = Duration.ofSeconds(1);
    /** How far behind the plan one may catch up; what is older than that is simply late. */
    private static final long CATCH_UP = SLOWEST.toNanos();

    private final SpreadWindow spreadWindow;
    private final Map<String, Long> gaps = new HashMap<>();
    private final Map<String, Long> due = new HashMap<>();

    /** @param targets how many targets each list will be asked about */
    SweepPacer(SpreadWindow spreadWindow, Map<DnsblList, Long> targets) {
        this.spreadWindow = spreadWindow;
        Map<String, Long> questions = new HashMap<>();
        targets.forEach((list, count) -> questions.merge(list.operator(), count, Long::sum));
        long span = spreadWindow.span().toNanos();
        questions.forEach((operator, count) ->
                gaps.put(operator, Math.min(SLOWEST.toNanos(), span / Math.max(1, count))));
    }

    /** Nothing is held back. */
    static SweepPacer none() {
        return new SweepPacer(SpreadWindow.NONE, Map.of());
    }

    /** False when every question may go at once. */
    boolean spread() {
        return !spreadWindow.span().isZero();
    }

    /** How long to wait for evenness' sake before the next question to this list; zero when it may go now. */
    Duration early(DnsblList list) {
        if (gap(list) == 0) {
            return Duration.ZERO;
        }
        long now = spreadWindow.nanos().getAsLong();
        return Duration.ofNanos(Math.max(0, due.getOrDefault(list.operator(), now) - now));
    }

    /** A question goes to this list. */
    void asked(DnsblList list) {
        long gap = gap(list);
        if (gap > 0) {
            long now = spreadWindow.nanos().getAsLong();
            long planned = Math.max(due.getOrDefault(list.operator(), now), now - CATCH_UP);
            due.put(list.operator(), planned + gap / 2 + spreadWindow.random().nextLong(gap + 1));
        }
    }

    private long gap(DnsblList list) {
        return gaps.getOrDefault(list.operator(), 0L);
    }
}
