package dev.repwatch.bench.clients;

import dev.repwatch.bench.field.Field;
import dev.repwatch.checks.reputation.Cause;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The verdicts of a round, pair by pair. What is unknown is what was never heard of, and not what the client says is unknown, so that
 * a pair that is forgotten shows; a second verdict about a pair is a wrong one. Not thread-safe.
 */
final class RoundVerdicts {

    private final Field field;
    private final BitSet pairs;
    private long known;
    private long listed;
    private long wrong;
    private final Map<String, Long> reasons = new TreeMap<>();

    /** Room for all pairs at once: what a client's own heap does in a round is measured. */
    RoundVerdicts(Field field) {
        this.field = field;
        this.pairs = new BitSet(Math.toIntExact(field.pairs()));
    }

    void begin() {
        pairs.clear();
        known = 0;
        listed = 0;
        wrong = 0;
        reasons.clear();
    }

    void verdict(int target, int list, boolean isListed) {
        int pair = target < 0 || list < 0 ? -1 : target * field.lists() + list;
        if (pair < 0 || pairs.get(pair)) {
            wrong++;
            return;
        }
        pairs.set(pair);
        known++;
        listed += isListed ? 1 : 0;
        wrong += isListed == field.listed(target, list) ? 0 : 1;
    }

    void unknown(Cause why) {
        reasons.merge(why.label(), 1L, Long::sum);
    }

    /** @param of how many pairs were to be decided on */
    Tally tally(long of) {
        long unasked = reasons.getOrDefault(Cause.NOT_ASKED.label(), 0L);
        return new Tally(of, listed, of - known, unasked, wrong, new TreeMap<>(reasons));
    }
}
