package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.Episode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sparse: a series exists only while it is news. It stays for a while at 0 after a delisting, so that alerts resolve on a
 * value and the bars of a state timeline end.
 */
final class ListingFamilies implements Families {

    private record Key(Target target, SourceId list, String category) {}

    @Override
    public List<Family> of(Snapshot now) {
        Family active = Family.of(Metric.LISTING_ACTIVE);
        Family start = Family.of(Metric.LISTING_START);
        Set<Key> seen = new HashSet<>();
        for (Episode episode : now.open()) {
            categories(episode).forEach((category, severity) -> {
                if (seen.add(new Key(episode.target(), episode.source(), category))) {
                    add(active, 1, episode, category, severity);
                    start.add(
                            episode.firstSeen(),
                            episode.target().text(),
                            episode.source().value(),
                            category);
                }
            });
        }
        for (Episode episode : now.closed()) {
            categories(episode).forEach((category, severity) -> {
                if (seen.add(new Key(episode.target(), episode.source(), category))) {
                    add(active, 0, episode, category, severity);
                }
            });
        }
        return List.of(active, start);
    }

    private static void add(Family family, int value, Episode episode, String category, Severity severity) {
        family.add(value, episode.target().text(), episode.source().value(), category, severity.label());
    }

    /** One series a category, however many codes of it a list returns: codes come and go, the category stays. */
    private static Map<String, Severity> categories(Episode episode) {
        return episode.listing().codes().stream()
                .collect(Collectors.toMap(
                        ListedCode::category,
                        ListedCode::severity,
                        (one, other) -> one.atLeast(other) ? one : other,
                        TreeMap::new));
    }
}
