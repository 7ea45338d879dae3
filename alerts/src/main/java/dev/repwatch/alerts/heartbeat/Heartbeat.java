package dev.repwatch.alerts.heartbeat;

import dev.repwatch.alerts.http.Http;
import dev.repwatch.alerts.http.SecretUrl;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the dead man's switch for as long as all is well, and falls silent when it is not. */
public final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final HttpUrl url;
    private final long pauseMillis;
    private final BooleanSupplier healthy;
    private final OkHttpClient client = Http.client(Http.CALL_TIMEOUT);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "heartbeat");
        daemon.setDaemon(true);
        return daemon;
    });

    private @Nullable Future<?> beats;

    /** @param healthy whether the whole way from a look at a list to a told alert works; asked before each beat */
    public Heartbeat(HeartbeatSettings settings, BooleanSupplier healthy) {
        this.url = SecretUrl.parse("url", settings.url(), false);
        this.pauseMillis = settings.pause().toMillis();
        this.healthy = healthy;
    }

    /** Begins, with the first beat at once. */
    public void start() {
        beats = thread.scheduleWithFixedDelay(this::beat, 0, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** One beat; answers whether it was felt. */
    boolean beat() {
        if (!healthy()) {
            LOG.warn("no heartbeat is sent: something is not well");
            return false;
        }
        Request request =
                new Request.Builder().url(url).header("User-Agent", "repwatch").build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                LOG.warn("the heartbeat's receiver answered HTTP {}", response.code());
            }
            return response.isSuccessful();
        } catch (IOException e) {
            LOG.warn("the heartbeat did not arrive: {}", Http.plainly(e));
            return false;
        }
    }

    /** A broken health check is not healthy, and must not end the beats to come. */
    private boolean healthy() {
        try {
            return healthy.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("the health check itself failed", e);
            return false;
        }
    }

    @Override
    public void close() {
        if (beats != null) {
            beats.cancel(false);
        }
        thread.shutdown();
    }
}
