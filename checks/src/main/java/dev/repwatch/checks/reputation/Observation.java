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
 * @param authoritative the server answered for its own zone and not from a cache (RFC 1035 section 4.1.1, AA): asking it
 *     again is independent at once
 */
public record Observation(
        Target target,
        SourceId source,
        Finding finding,
        List<String> raw,
        Duration ttl,
        String path,
        Instant at,
        boolean authoritative,
        Origin origin) {

    public Observation {
        raw = List.copyOf(raw);
    }

    /** One that was asked for, and may have come from a cache. */
    public Observation(
            Target target, SourceId source, Finding finding, List<String> raw, Duration ttl, String path, Instant at) {
        this(target, source, finding, raw, ttl, path, at, false, Origin.ASKED);
    }

    /** The same when it is used again later. */
    public Observation reused() {
        return new Observation(target, source, finding, raw, ttl, path, at, authoritative, Origin.REUSED);
    }
}
