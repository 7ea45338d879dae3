package dev.repwatch.monitor.config.targets;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.SendingProfile;
import dev.repwatch.monitor.config.WatchedTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is said about a target, wherever it is said. */
record TargetAttributes(
        Optional<String> name,
        Optional<String> helo,
        Optional<String> pool,
        Map<String, String> labels,
        List<String> dkimSelectors,
        List<String> sendsFrom,
        SendingProfile sending) {

    private static final Set<String> OWN_WORDS = Set.of("name", "helo", "pool");

    static TargetAttributes of(TargetEntry entry) {
        return new TargetAttributes(
                entry.name(),
                entry.helo(),
                entry.pool(),
                entry.labels(),
                entry.dkimSelectors(),
                entry.sendsFrom(),
                entry.sending());
    }

    static TargetAttributes of(TargetLine line, TargetFileEntry entry) {
        Map<String, String> labels = new HashMap<>(entry.labels());
        line.words().forEach((key, value) -> {
            if (!OWN_WORDS.contains(key)) {
                labels.put(key, value);
            }
        });
        return new TargetAttributes(
                word(line, "name"),
                word(line, "helo"),
                word(line, "pool").or(entry::pool),
                labels,
                List.of(),
                List.of(),
                SendingProfile.UNSAID);
    }

    WatchedTarget about(Target target) {
        return new WatchedTarget(
                target, name.orElseGet(target::text), helo, pool, labels, dkimSelectors, sendsFrom, sending);
    }

    /** Adds to what an earlier entry said about the same target; what that said holds. */
    WatchedTarget about(WatchedTarget earlier) {
        Map<String, String> both = new HashMap<>(labels);
        both.putAll(earlier.labels());
        boolean unnamed = earlier.name().equals(earlier.target().text());
        return new WatchedTarget(
                earlier.target(),
                unnamed ? name.orElse(earlier.name()) : earlier.name(),
                earlier.helo().or(() -> helo),
                earlier.pool().or(() -> pool),
                both,
                earlier.dkimSelectors().isEmpty() ? dkimSelectors : earlier.dkimSelectors(),
                earlier.sendsFrom().isEmpty() ? sendsFrom : earlier.sendsFrom(),
                earlier.sending().or(sending));
    }

    private static Optional<String> word(TargetLine line, String key) {
        return Optional.ofNullable(line.words().get(key));
    }
}
