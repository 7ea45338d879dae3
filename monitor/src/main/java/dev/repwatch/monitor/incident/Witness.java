package dev.repwatch.monitor.incident;

import dev.repwatch.checks.reputation.Observation;
import java.time.Instant;

/**
 * One way on which an answer came.
 *
 * @param path the server that answered
 * @param cachedUntil before this it may have answered from its cache, and then proves nothing new
 */
public record Witness(String path, Instant cachedUntil) {

    static Witness of(Observation observation) {
        Instant at = observation.at();
        return new Witness(observation.path(), observation.authoritative() ? at : at.plus(observation.ttl()));
    }

    boolean mayRepeatItself(Observation observation) {
        return path.equals(observation.path()) && observation.at().isBefore(cachedUntil);
    }
}
