package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * When each pair of target and list last had a trustworthy answer. Plain arrays, for there are 600,000 pairs in a large
 * house; kept in memory only.
 */
final class AnswerTimes {

    /** So many unanswered questions in a row, not one bad moment, make an old answer stale. */
    private static final int PATIENCE = 3;

    /** Nothing was heard of this pair since it is watched, or since the start. */
    private static final byte UNHEARD = -1;

    /** There is nothing that the source could say of this target. */
    private static final byte BESIDE = -2;

    private static final long SECOND = 1000;
    /** So much of what there is more, when it grows. */
    private static final int SPARE = 16;

    private final Map<SourceId, Column> columns = new HashMap<>();

    void takeOver(AnswerTimes before) {
        columns.putAll(before.columns);
    }

    /** @param watched since when the list is; what has never answered is counted from there */
    void add(SourceId source, Optional<Instant> lastSuccess, Instant watched) {
        columns.computeIfAbsent(
                source,
                id -> new Column(
                        lastSuccess.orElse(watched).toEpochMilli(),
                        lastSuccess.map(Instant::toEpochMilli).orElse(0L)));
    }

    void remove(SourceId source) {
        columns.remove(source);
    }

    /** A target is looked at anew, by a source that has something to say of its kind: of others no room is taken. */
    void forget(SourceId source, int target, Instant now) {
        Column column = columns.get(source);
        if (column != null) {
            column.set(target, now.toEpochMilli(), UNHEARD);
        }
    }

    void good(SourceId source, int target, Instant at) {
        Column column = columns.get(source);
        if (column != null) {
            column.set(target, at.toEpochMilli(), 0);
            column.newest = Math.max(column.newest, at.toEpochMilli());
        }
    }

    void unanswered(SourceId source, int target) {
        Column column = columns.get(source);
        if (column != null) {
            column.set(target, column.lastGood(target), Math.min(PATIENCE, Math.max(0, column.streak(target)) + 1));
        }
    }

    /** The source is well, and has nothing to look at here: that is no knowledge, and none is missing. */
    void beside(SourceId source, int target, Instant at) {
        Column column = columns.get(source);
        if (column != null) {
            column.set(target, column.lastGood(target), BESIDE);
            column.newest = Math.max(column.newest, at.toEpochMilli());
        }
    }

    /** Tells, by number of target, whether a source has nothing to look at there. */
    IntPredicate beside(SourceId source) {
        Column column = columns.get(source);
        return column == null ? target -> false : target -> column.streak(target) == BESIDE;
    }

    /** Tells, by number of target, whether the last answer of a source was a trustworthy one. */
    IntPredicate answered(SourceId source) {
        Column column = columns.get(source);
        return column == null ? target -> false : target -> column.streak(target) == 0;
    }

    /** When a source last gave a trustworthy answer about a target; empty when its last question went unanswered. */
    Optional<Instant> lastGood(SourceId source, int target) {
        return Optional.ofNullable(columns.get(source))
                .filter(column -> column.streak(target) == 0)
                .map(column -> Instant.ofEpochMilli(column.lastGood(target)));
    }

    boolean stale(SourceId source, int target, Instant now, Duration after) {
        Column column = columns.get(source);
        return column != null
                && column.streak(target) >= PATIENCE
                && column.lastGood(target) <= now.minus(after).toEpochMilli();
    }

    Optional<Instant> newest(SourceId source) {
        return Optional.ofNullable(columns.get(source))
                .filter(column -> column.newest > 0)
                .map(column -> Instant.ofEpochMilli(column.newest));
    }

    /** The clock was ahead when some were noted. */
    void notAfter(Instant now) {
        columns.values().forEach(column -> column.newest = Math.min(column.newest, now.toEpochMilli()));
    }

    void shift(Duration step) {
        columns.values().forEach(column -> column.shift(step.toMillis()));
    }

    private static final class Column {
        private long initial;
        /** Seconds since 1970, without sign: a pair is asked minutes apart, and of them there are millions. */
        private int[] lastGood = new int[0];

        private byte[] streak = new byte[0];
        private long newest;

        Column(long initial, long newest) {
            this.initial = initial;
            this.newest = newest;
        }

        long lastGood(int target) {
            return target < lastGood.length ? Integer.toUnsignedLong(lastGood[target]) * SECOND : initial;
        }

        int streak(int target) {
            return target < streak.length ? streak[target] : UNHEARD;
        }

        void set(int target, long good, int unanswered) {
            if (target >= lastGood.length) {
                int before = lastGood.length;
                int size = Math.max(target + 1, before + before / SPARE);
                lastGood = Arrays.copyOf(lastGood, size);
                streak = Arrays.copyOf(streak, size);
                Arrays.fill(lastGood, before, size, seconds(initial));
                Arrays.fill(streak, before, size, UNHEARD);
            }
            lastGood[target] = seconds(good);
            streak[target] = (byte) unanswered;
        }

        void shift(long step) {
            initial += step;
            newest = newest == 0 ? 0 : newest + step;
            for (int target = 0; target < lastGood.length; target++) {
                lastGood[target] = seconds(lastGood(target) + step);
            }
        }

        private static int seconds(long millis) {
            return (int) Math.floorDiv(millis, SECOND);
        }
    }
}
