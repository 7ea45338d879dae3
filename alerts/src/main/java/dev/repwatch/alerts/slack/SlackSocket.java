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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode: a connection that repwatch opens, so buttons work without a public address. Until Slack can be reached it
 * is tried again every half minute; once it stood, the client opens it again by itself.
 */
final class SlackSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);
    /** Between two tries to connect: at first this long, and twice as long each time. */
    private static final long FIRST_RETRY_SECONDS = 1;

    private static final long LONGEST_RETRY_SECONDS = 30;
    private static final Pattern HELLO = Pattern.compile("\"type\"\\s*:\\s*\"hello\"");

    private final String name;
    private final Slack slack;
    private final Secret appToken;
    private final SlackInteractions presses;
    private final ScheduledExecutorService thread;
    private final HeardOnce once = new HeardOnce();
    private volatile boolean up;
    private @Nullable SocketModeClient client;
    private volatile @Nullable Future<?> tries;

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
        thread.execute(() -> connect(FIRST_RETRY_SECONDS));
    }

    /** Whether pressed buttons reach us now. */
    boolean up() {
        return up;
    }

    private void connect(long pause) {
        if (!connectOnce() && !thread.isShutdown()) {
            tryAgain(pause);
        }
    }

    private void tryAgain(long pause) {
        try {
            tries = thread.schedule(() -> connect(Math.min(2 * pause, LONGEST_RETRY_SECONDS)), pause, TimeUnit.SECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("{}: closed meanwhile", name);
        }
    }

    private synchronized boolean connectOnce() {
        try {
            SocketModeClient opened = slack.socketMode(appToken.reveal(), Backend.JavaWebSocket);
            opened.addInteractiveEnvelopeListener(envelope -> heard(opened, envelope));
            // Slack greets on each connection, also on those that the client opens anew by itself
            // and what it sent before a connection broke may be heard after that
            opened.addWebSocketMessageListener(
                    message -> up = up || HELLO.matcher(message).find());
            opened.addWebSocketCloseListener((code, reason) -> up = false);
            opened.connect();
            client = opened;
            LOG.info("{}: buttons work, by Socket Mode", name);
            return true;
        } catch (IOException | RuntimeException e) {
            // the exception's own words may hold the ticket in the socket's address
            LOG.warn(
                    "{}: no Socket Mode connection ({}); buttons do not work yet",
                    name,
                    e.getClass().getSimpleName());
            return false;
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
        Future<?> next = tries;
        if (next != null) {
            next.cancel(false);
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
