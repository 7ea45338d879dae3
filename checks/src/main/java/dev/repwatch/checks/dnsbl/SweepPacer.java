package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When each question of one sweep has its turn. A target keeps its place in every sweep, so that it is asked about as regularly as
 * the sweeps begin; lists of one operator take turns. Used by the sweeping thread only.
 */
final class SweepPacer {

    /** A small fleet is not stretched: one question a second is no burst to anybody. */
    private static final Duration SLOWEST = Duration.ofSeconds(1);
    /** How far behind the plan one may catch up; what is older than that is simply late. */
    private static final long CATCH_UP = SLOWEST.toNanos();

    private final SpreadWindow spreadWindow;
    private final Map<SourceId, Lane> lanes = new HashMap<>();
    private final long begun;
    private final long takenOver;
    private final boolean brief;

    /** The turns of one list. */
    private final class Lane {
        private final long stride;
        private final long first;
        private long late;
        private int next = -1;
        private long turn;

        /**
         * @param stride from one turn to the next, at least 1
         * @param first turn, after the beginning
         */
        Lane(long stride, long first) {
            this.stride = stride;
            this.first = first;
        }

        long turn(int place) {
            if (place != next) {
                next = place;
                turn = begun
                        + late
                        + first
                        + place * stride
                        + spreadWindow.random().nextLong(stride) / 2;
            }
            return turn;
        }

        void taken(int place, long now) {
            // whose turn was before this sweep took over is not late by that
            late += Math.max(0, now - CATCH_UP - stride - Math.max(turn(place), takenOver));
        }
    }

    /**
     * @param targets how many targets each list will be asked about
     * @param elapsed how long ago the sweep began, when another goes on with it
     */
    SweepPacer(SpreadWindow spreadWindow, Map<DnsblList, Long> targets, Duration elapsed) {
        this(spreadWindow, targets, elapsed, false);
    }

    private SweepPacer(SpreadWindow spreadWindow, Map<DnsblList, Long> targets, Duration elapsed, boolean brief) {
        this.brief = brief;
        this.spreadWindow = spreadWindow;
        this.takenOver = spreadWindow.nanos().getAsLong();
        this.begun = takenOver - elapsed.toNanos();
        Map<String, Long> questions = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        targets.forEach((list, count) -> questions.merge(list.operator(), count, Long::sum));
        long span = spreadWindow.span().toNanos();
        targets.forEach((list, count) -> {
            long ofOperator = Math.max(1, questions.getOrDefault(list.operator(), 1L));
            long gap = Math.min(SLOWEST.toNanos(), span / ofOperator);
            int place = places.merge(list.operator(), 1, Integer::sum) - 1;
            if (gap > 0) {
                lanes.put(list.id(), new Lane(gap * ofOperator / Math.max(1, count), place * gap));
            }
        });
    }

    /** Nothing is held back. */
    static SweepPacer none() {
        return new SweepPacer(SpreadWindow.NONE, Map.of(), Duration.ZERO);
    }

    /** Spread over so short a time that no list is waited for. */
    static SweepPacer brief(SpreadWindow spreadWindow, Map<DnsblList, Long> targets) {
        return new SweepPacer(spreadWindow, targets, Duration.ZERO, true);
    }

    /** Over how long the questions of one operator are spread, when that many are asked in one sweep. */
    static Duration span(Duration window, long questions) {
        Duration slowest = SLOWEST.multipliedBy(questions);
        return slowest.compareTo(window) < 0 ? slowest : window;
    }

    /** False when every question may go at once, or soon. */
    boolean spread() {
        return !brief && !spreadWindow.span().isZero();
    }

    /**
     * How long to wait for evenness' sake before a question to this list; zero when it may go now.
     *
     * @param place of the target among those that the list is asked about
     */
    Duration early(DnsblList list, int place) {
        Lane lane = lanes.get(list.id());
        return lane == null
                ? Duration.ZERO
                : Duration.ofNanos(
                        Math.max(0, lane.turn(place) - spreadWindow.nanos().getAsLong()));
    }

    /** The turn of this target is taken. */
    void taken(DnsblList list, int place) {
        Lane lane = lanes.get(list.id());
        if (lane != null) {
            lane.taken(place, spreadWindow.nanos().getAsLong());
        }
    }
}
