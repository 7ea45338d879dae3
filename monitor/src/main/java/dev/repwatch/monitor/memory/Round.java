package dev.repwatch.monitor.memory;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has happened since the last round over all lists ended. In memory only. */
final class Round {

    final Set<Target> asked = new HashSet<>();
    final Set<SourceId> heard = new HashSet<>();
    final Map<SourceId, Set<Target>> newlySuspected = new HashMap<>();
    final Map<Target, Instant> lastRound = new HashMap<>();

    void finished(Instant at) {
        asked.forEach(target -> lastRound.put(target, at));
        asked.clear();
        heard.clear();
        newlySuspected.clear();
    }

    Optional<Instant> last(Target target) {
        return Optional.ofNullable(lastRound.get(target));
    }
}
