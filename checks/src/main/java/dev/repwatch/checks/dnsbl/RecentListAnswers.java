package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of one list that still hold. Targets go by number, for a large house has 600,000 pairs. Thread-safe. */
final class RecentListAnswers {

    private static final long MILLIS = 1_000;

    private final DnsblList list;
    private final Map<Integer, Observation> others = new HashMap<>();

    /** Whom {@code others} is about: a few of very many, and this is asked of everybody. */
    private final BitSet inOthers = new BitSet();

    private CleanAnswers clean;
    private Instant anew = Instant.EPOCH;

    RecentListAnswers(DnsblList list) {
        this.list = list;
        this.clean = new CleanAnswers(list.id());
    }

    boolean isOf(DnsblList other) {
        return list.equals(other);
    }

    synchronized void keep(int number, Observation observation) {
        if (observation.finding() instanceof Finding.Unknown) {
            return;
        }
        if (clean.keep(number, observation)) {
            if (inOthers.get(number)) {
                inOthers.clear(number);
                others.remove(number);
            }
        } else {
            inOthers.set(number);
            others.put(number, observation.reused());
        }
    }

    /**
     * From when on a target may be asked about again, in milliseconds since 1970: long ago when no answer is kept, and never in this
     * round when it has had its turn.
     */
    synchronized long askableFrom(int number, Round round) {
        long came = clean.came(number);
        if (came >= 0) {
            return came > anew.getEpochSecond()
                    ? from(came * MILLIS, clean.ttlSeconds(number) * MILLIS, round)
                    : Long.MIN_VALUE;
        }
        Observation other = inOthers.get(number) ? others.get(number) : null;
        return other == null || other.at().isBefore(anew)
                ? Long.MIN_VALUE
                : from(other.at().toEpochMilli(), other.ttl().toMillis(), round);
    }

    /** The last answer about a target, whether or not it still holds; empty when none is kept. */
    synchronized Optional<Observation> about(int number, Target target) {
        return clean.about(number, target)
                .or(() -> inOthers.get(number) ? Optional.ofNullable(others.get(number)) : Optional.empty());
    }

    private long from(long cameMillis, long ttlMillis, Round round) {
        return round.leavesOut(cameMillis, list.minInterval())
                ? Long.MAX_VALUE
                : cameMillis
                        + Math.max(
                                ttlMillis,
                                round.rounds().least(list.minInterval()).toMillis());
    }

    /** The last listing seen with the same codes, whose text has been asked for. */
    synchronized Optional<Listing> same(int number, Listing listing) {
        return Optional.ofNullable(others.get(number))
                .flatMap(before -> before.finding().held())
                .filter(known -> values(known).equals(values(listing)));
    }

    /** The list was unwell, and may have told lies before that was noticed. */
    synchronized void forget() {
        clean = new CleanAnswers(list.id());
        others.clear();
        inOthers.clear();
    }

    /** No answer from before holds any longer; texts do. */
    synchronized void askAnew(Instant from) {
        anew = from;
    }

    private static List<String> values(Listing listing) {
        return listing.codes().stream().map(ListedCode::value).toList();
    }
}
