package dev.repwatch.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Ends connections whose client spells a request out for longer than it may take. An idle time-out does not: each octet begins it
 * anew, so that a thousand such clients would hold every connection there is.
 */
final class SlowRequests extends AbstractLifeCycle {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** So many times as long may a body take, after its headers. */
    private static final int BODY = 6;

    private final Connector connector;
    private final Duration atMost;
    private final InstantSource clock;
    private final Map<Connection, Progress> seen = new HashMap<>();

    SlowRequests(Connector connector, Duration atMost, InstantSource clock) {
        this.connector = connector;
        this.atMost = atMost;
        this.clock = clock;
    }

    /** How far a connection had come when its present request was first seen. */
    private record Progress(long requests, long answers, long octets, Instant since) {}

    @Override
    protected void doStart() {
        again();
    }

    private void again() {
        connector.getScheduler().schedule(this::look, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        Map<Connection, Progress> now = new HashMap<>();
        for (EndPoint end : connector.getConnectedEndPoints()) {
            Connection connection = within(end.getConnection());
            Progress progress = progress(connection);
            now.put(connection, progress);
            if (tooSlow(connection, progress)) {
                end.close();
            }
        }
        seen.clear();
        seen.putAll(now);
        if (isRunning()) {
            again();
        }
    }

    private Progress progress(Connection connection) {
        Progress now = new Progress(
                connection.getMessagesIn(), connection.getMessagesOut(), connection.getBytesIn(), clock.instant());
        return Optional.ofNullable(seen.get(connection))
                .filter(before -> before.requests() == now.requests()
                        && before.answers() == now.answers()
                        && before.octets() < now.octets())
                .orElse(now);
    }

    /** Octets came, and neither a request nor an answer was whole since. */
    private boolean tooSlow(Connection connection, Progress progress) {
        Duration limit = progress.requests() > progress.answers() ? atMost.multipliedBy(BODY) : atMost;
        return connection.getBytesIn() > progress.octets()
                && progress.since().plus(limit).isBefore(clock.instant());
    }

    private static Connection within(Connection connection) {
        return connection instanceof SslConnection secure
                ? secure.getSslEndPoint().getConnection()
                : connection;
    }
}
