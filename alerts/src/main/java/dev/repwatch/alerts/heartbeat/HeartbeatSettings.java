package dev.repwatch.alerts.heartbeat;

import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.http.SecretUrl;
import java.time.Duration;
import java.util.Optional;

/**
 * A dead man's switch: an address that somebody else's service expects to be asked regularly, such as healthchecks.io, and
 * that raises the alarm when it is not.
 *
 * @param url the address to ask
 * @param every how often; a minute by default
 */
public record HeartbeatSettings(Secret url, Optional<Duration> every) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public HeartbeatSettings {
        SecretUrl.parse("url", url, false);
        if (every.filter(pause -> pause.compareTo(SHORTEST) < 0).isPresent()) {
            throw new IllegalArgumentException("every: expected at least 1s");
        }
    }

    Duration pause() {
        return every.orElse(Duration.ofMinutes(1));
    }
}
