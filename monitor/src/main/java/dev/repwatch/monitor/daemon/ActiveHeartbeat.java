package dev.repwatch.monitor.daemon;

import dev.repwatch.alerts.heartbeat.Heartbeat;
import dev.repwatch.alerts.heartbeat.HeartbeatSettings;
import dev.repwatch.monitor.config.Settings;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The heartbeat of the configuration in force, if it wants one. */
final class ActiveHeartbeat implements AutoCloseable {

    private final BooleanSupplier healthy;
    private Optional<HeartbeatSettings> settings = Optional.empty();
    private Optional<Heartbeat> beating = Optional.empty();

    /** @param healthy whether the whole way from a look at a list to a told alert works */
    ActiveHeartbeat(BooleanSupplier healthy) {
        this.healthy = healthy;
    }

    synchronized void use(Settings next) {
        Optional<HeartbeatSettings> wanted =
                next.section(HeartbeatSection.class).settings();
        if (!wanted.equals(settings)) {
            close();
            settings = wanted;
            beating = wanted.map(it -> new Heartbeat(it, healthy));
            beating.ifPresent(Heartbeat::start);
        }
    }

    @Override
    public synchronized void close() {
        beating.ifPresent(Heartbeat::close);
        beating = Optional.empty();
    }
}
