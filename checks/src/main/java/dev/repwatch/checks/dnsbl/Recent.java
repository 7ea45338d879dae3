package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that still hold, so that nobody is asked twice within a TTL or a list's minimum interval; and the texts of listings,
 * so that a text is asked for when a listing opens or its codes change, and not again. Safe for use by several threads.
 */
final class Recent {

    private final Map<Target, Integer> numbers = new HashMap<>();
    private final Map<SourceId, CleanAnswers> clean = new HashMap<>();
    private final Map<SourceId, Map<Target, Observation>> others = new HashMap<>();
    private Instant anew = Instant.EPOCH;

    synchronized void keep(Observation observation) {
        if (observation.finding() instanceof Finding.Unknown) {
            return;
        }
        int number = numbers.computeIfAbsent(observation.target(), target -> numbers.size());
        Map<Target, Observation> ofList = others.computeIfAbsent(observation.source(), list -> new HashMap<>());
        if (clean.computeIfAbsent(observation.source(), CleanAnswers::new).keep(number, observation)) {
            ofList.remove(observation.target());
        } else {
            ofList.put(observation.target(), observation);
        }
    }

    synchronized Optional<Observation> about(Target target, DnsblList list, Instant now) {
        Integer number = numbers.get(target);
        CleanAnswers ofList = clean.get(list.id());
        if (number != null && ofList != null && ofList.holds(number, anew, now, list.minInterval())) {
            return ofList.about(number, target);
        }
        return other(list.id(), target)
                .filter(observation -> !observation.at().isBefore(anew))
                .filter(observation -> now.isBefore(observation.at().plus(holds(observation, list))));
    }

    /** The last listing seen with the same codes, whose text has been asked for. */
    synchronized Optional<Listing> same(SourceId list, Target target, Listing listing) {
        return other(list, target)
                .flatMap(before -> before.finding()
                        .match(
                                known -> Optional.of(known.listing()),
                                none -> Optional.empty(),
                                score -> Optional.empty(),
                                unknown -> Optional.<Listing>empty()))
                .filter(known -> values(known).equals(values(listing)));
    }

    /** An unwell list may have told lies before it was noticed. */
    synchronized void forget(SourceId list) {
        clean.remove(list);
        others.remove(list);
    }

    /** No answer from before holds any longer; texts do. */
    synchronized void askAnew(Instant from) {
        anew = from;
    }

    /** The last answer, when it was another than "not listed". */
    private Optional<Observation> other(SourceId list, Target target) {
        return Optional.ofNullable(others.getOrDefault(list, Map.of()).get(target));
    }

    private static List<String> values(Listing listing) {
        return listing.codes().stream().map(ListedCode::value).toList();
    }

    private static Duration holds(Observation observation, DnsblList list) {
        return observation.ttl().compareTo(list.minInterval()) > 0 ? observation.ttl() : list.minInterval();
    }
}
