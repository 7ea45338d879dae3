package dev.repwatch.checks.reputation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One finding with its circumstances.
 *
 * @param raw the answer as it came, for people who must see for themselves; bounded, no secret
 * @param ttl how long a cache may keep the answer; asking the same path again sooner proves nothing. Zero when unknown.
 * @param path where the answer came from, such as {@code 127.0.0.1:53}; two observations with different paths are
 *     independent
 */
public record Observation(
        Target target, SourceId source, Finding finding, List<String> raw, Duration ttl, String path, Instant at) {

    public Observation {
        raw = List.copyOf(raw);
    }
}
