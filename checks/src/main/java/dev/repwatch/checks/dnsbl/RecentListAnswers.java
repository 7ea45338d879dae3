package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of one list that still hold. Targets go by number, for a large house has 600,000 pairs. Thread-safe. */
final class RecentListAnswers {

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

    /** The answer about a target, when it need not be asked for again. */
    synchronized Optional<Observation> about(int number, Target target, Instant now) {
        if (clean.holds(number, anew, now, list.minInterval())) {
            return clean.about(number, target);
        }
        return !inOthers.get(number)
                ? Optional.empty()
                : Optional.ofNullable(others.get(number))
                        .filter(answer -> !answer.at().isBefore(anew))
                        .filter(answer -> now.isBefore(answer.at().plus(holds(answer))));
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

    private Duration holds(Observation observation) {
        return observation.ttl().compareTo(list.minInterval()) > 0 ? observation.ttl() : list.minInterval();
    }
}
