package dev.repwatch.monitor.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a listing costs, counted in the logs of mail servers over 24 hours.
 *
 * @param refused attempts that were refused because of it; 0 when none was
 * @param attempts of the address, all in all
 * @param receivers who refused
 * @param sample the last of these replies, without mailboxes and ids, still hostile; empty when there is none
 */
public record RefusalCost(long refused, long attempts, List<String> receivers, String sample) {

    public RefusalCost {
        receivers = List.copyOf(receivers);
    }

    /** Of several addresses together; empty of none. */
    public static Optional<RefusalCost> sum(Collection<RefusalCost> costs) {
        return costs.stream()
                .reduce((one, next) -> new RefusalCost(
                        one.refused() + next.refused(),
                        one.attempts() + next.attempts(),
                        Stream.concat(one.receivers().stream(), next.receivers().stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        one.sample().isEmpty() ? next.sample() : one.sample()));
    }
}
