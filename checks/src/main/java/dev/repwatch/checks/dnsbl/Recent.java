package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers that still hold, so that nobody is asked twice within a TTL or a list's minimum interval. */
final class Recent {

    private final Map<SourceId, Map<Target, Observation>> answers = new ConcurrentHashMap<>();

    void keep(Observation observation) {
        if (!(observation.finding() instanceof Finding.Unknown)) {
            answers.computeIfAbsent(observation.source(), list -> new ConcurrentHashMap<>())
                    .put(observation.target(), observation);
        }
    }

    Optional<Observation> about(Target target, DnsblList list, Instant now) {
        return Optional.ofNullable(answers.get(list.id()))
                .flatMap(ofList -> Optional.ofNullable(ofList.get(target)))
                .filter(observation -> now.isBefore(observation.at().plus(holds(observation, list))));
    }

    /** An unwell list may have told lies before it was noticed. */
    void forget(SourceId list) {
        answers.remove(list);
    }

    private static Duration holds(Observation observation, DnsblList list) {
        return observation.ttl().compareTo(list.minInterval()) > 0 ? observation.ttl() : list.minInterval();
    }
}
