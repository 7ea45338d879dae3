package dev.repwatch.monitor.daemon;

import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.heartbeat.HeartbeatSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code [heartbeat]}: a dead man's switch that is asked for as long as all is well.
 *
 * @param url the address to ask; no heartbeat when absent
 * @param every how often; a minute when absent
 */
public record HeartbeatSection(Optional<Secret> url, Optional<Duration> every) {

    /** @throws IllegalArgumentException when a value makes no sense; the message begins with the key */
    public HeartbeatSection {
        url.ifPresent(address -> new HeartbeatSettings(address, every));
    }

    Optional<HeartbeatSettings> settings() {
        return url.map(address -> new HeartbeatSettings(address, every));
    }
}
