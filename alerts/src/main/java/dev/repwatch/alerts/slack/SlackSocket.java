package dev.repwatch.alerts.slack;

import com.slack.api.Slack;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.SocketModeClient.Backend;
import com.slack.api.socket_mode.request.InteractiveEnvelope;
import com.slack.api.socket_mode.response.AckResponse;
import dev.repwatch.alerts.Secret;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode: a connection that repwatch opens, so buttons work without a public address. Until Slack can be reached it
 * is tried again every half minute; once it stood, the client opens it again by itself.
 */
final class SlackSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);
    private static final long RETRY_SECONDS = 30;

    private final String name;
    private final Slack slack;
    private final Secret appToken;
    private final SlackInteractions presses;
    private final ScheduledExecutorService thread;
    private final HeardOnce once = new HeardOnce();
    private volatile boolean up;
    private @Nullable SocketModeClient client;
    private @Nullable Future<?> tries;

    SlackSocket(String name, Slack slack, Secret appToken, SlackInteractions presses) {
        this.name = name;
        this.slack = slack;
        this.appToken = appToken;
        this.presses = presses;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "slack-socket-" + name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void start() {
        tries = thread.scheduleWithFixedDelay(this::connectOnce, 0, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether pressed buttons reach us now. */
    boolean up() {
        return up;
    }

    private synchronized void connectOnce() {
        if (client != null) {
            return;
        }
        try {
            SocketModeClient opened = slack.socketMode(appToken.reveal(), Backend.JavaWebSocket);
            opened.addInteractiveEnvelopeListener(envelope -> heard(opened, envelope));
            // Slack greets on each connection, also on those that the client opens anew by itself
            opened.addWebSocketMessageListener(message -> up = true);
            opened.addWebSocketCloseListener((code, reason) -> up = false);
            opened.connect();
            client = opened;
            LOG.info("{}: buttons work, by Socket Mode", name);
        } catch (IOException | RuntimeException e) {
            // the exception's own words may hold the ticket in the socket's address
            LOG.warn(
                    "{}: no Socket Mode connection ({}); buttons do not work yet",
                    name,
                    e.getClass().getSimpleName());
        }
    }

    /** Slack wants its receipt within three seconds, so that comes first. */
    private void heard(SocketModeClient from, InteractiveEnvelope envelope) {
        from.sendSocketModeResponse(
                AckResponse.builder().envelopeId(envelope.getEnvelopeId()).build());
        // what was not acknowledged in time comes again, also by another connection
        if (once.isNew(envelope.getEnvelopeId())) {
            presses.heard(envelope.getPayload());
        }
    }

    @Override
    public void close() {
        if (tries != null) {
            tries.cancel(false);
        }
        thread.shutdown();
        disconnect();
    }

    private synchronized void disconnect() {
        try {
            if (client != null) {
                client.close();
            }
        } catch (IOException e) {
            LOG.debug("{}: the socket did not close", name);
        }
    }
}
