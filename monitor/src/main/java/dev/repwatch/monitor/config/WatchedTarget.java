package dev.repwatch.monitor.config;

import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One target with what the admin said about it.
 *
 * @param name shown in alerts; the target itself when the admin gave none
 * @param helo the HELO name it announces
 * @param pool the group of addresses it sends with
 * @param labels the admin's own words, such as {@code owner}
 * @param dkimSelectors for domains
 * @param sendsFrom pools that send for this domain
 * @param sending what else is said about mail from this domain
 */
public record WatchedTarget(
        Target target,
        String name,
        Optional<String> helo,
        Optional<String> pool,
        Map<String, String> labels,
        List<String> dkimSelectors,
        List<String> sendsFrom,
        SendingProfile sending) {

    /** The label of what is watched for a while: the name of the watch. */
    public static final String WATCH = "watch";
    /** The label of what is watched for a while: when that is over, in the form of RFC 3339. */
    public static final String WATCHED_UNTIL = "watched_until";

    public WatchedTarget {
        // mostly the same text twice, and there may be a hundred thousand of them
        name = name.equals(target.text()) ? target.text() : name;
        labels = Map.copyOf(labels);
        dkimSelectors = List.copyOf(dkimSelectors);
        sendsFrom = List.copyOf(sendsFrom);
    }

    public WatchedTarget(
            Target target,
            String name,
            Optional<String> helo,
            Optional<String> pool,
            Map<String, String> labels,
            List<String> dkimSelectors,
            List<String> sendsFrom) {
        this(target, name, helo, pool, labels, dkimSelectors, sendsFrom, SendingProfile.UNSAID);
    }

    /** When it is over that it is watched; empty for those of the configuration. */
    public Optional<Instant> watchedUntil() {
        try {
            return labels.containsKey(WATCH)
                    ? Optional.ofNullable(labels.get(WATCHED_UNTIL)).map(Instant::parse)
                    : Optional.empty();
        } catch (DateTimeParseException other) {
            // somebody's own labels of these names
            return Optional.empty();
        }
    }
}
