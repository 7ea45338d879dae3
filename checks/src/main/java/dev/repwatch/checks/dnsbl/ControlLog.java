package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The last probe of every list through every resolver, and when one that failed is tried again. */
final class ControlLog {

    private static final int MAX_DOUBLINGS = 20;

    /** @param failures in a row, by resolver */
    private record Entry(ControlResult result, Map<String, Integer> failures) {}

    private final Map<SourceId, Entry> entries = new ConcurrentHashMap<>();
    private final QueryPolicy queryPolicy;

    ControlLog(QueryPolicy queryPolicy) {
        this.queryPolicy = queryPolicy;
    }

    /** What another log knows of these lists. */
    void goOnWith(ControlLog before, Collection<SourceId> lists) {
        lists.forEach(
                list -> Optional.ofNullable(before.entries.get(list)).ifPresent(entry -> entries.put(list, entry)));
    }

    void add(ControlResult result) {
        entries.compute(result.list(), (list, before) -> new Entry(result, failures(result, before)));
    }

    Optional<ControlResult> last(SourceId list) {
        return Optional.ofNullable(entries.get(list)).map(Entry::result);
    }

    /** The last probe of a list that is unwell and must not be bothered yet through any resolver. */
    Optional<ControlResult> resting(SourceId list, Instant now) {
        return last(list)
                .filter(result -> !result.health().well())
                .filter(result -> result.paths().stream()
                        .allMatch(path -> resting(list, path.resolver(), now).isPresent()));
    }

    /** The last probe through a resolver through which the list must not be bothered yet. */
    Optional<PathControl> resting(SourceId list, String resolver, Instant now) {
        Entry entry = entries.get(list);
        int failures = entry == null ? 0 : entry.failures().getOrDefault(resolver, 0);
        return entry == null || failures == 0
                ? Optional.empty()
                : entry.result()
                        .of(resolver)
                        .filter(path -> now.isBefore(path.at().plus(pause(failures))));
    }

    private static Map<String, Integer> failures(ControlResult now, @Nullable Entry before) {
        Map<String, Integer> failures = new HashMap<>();
        for (PathControl path : now.paths()) {
            boolean failed = !path.health().well() && path.health().aboutTheSource();
            int earlier = before == null ? 0 : before.failures().getOrDefault(path.resolver(), 0);
            boolean rested = before != null && before.result().paths().contains(path);
            failures.put(path.resolver(), rested ? earlier : failed ? earlier + 1 : 0);
        }
        return Map.copyOf(failures);
    }

    private Duration pause(int failures) {
        Duration grown = queryPolicy.firstPause().multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return grown.compareTo(queryPolicy.longestPause()) > 0 ? queryPolicy.longestPause() : grown;
    }
}
