package dev.repwatch.alerts.email;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a socket when its time is over: a relay that drips bytes keeps every read alive. */
final class Deadline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

    /** A relay that looks into the message before it answers takes longer; RFC 5321 4.5.3.2.6 would give it ten minutes. */
    private static final int REPRIEVE = 3;

    private final ScheduledExecutorService watch;
    private final Socket wire;
    private final Duration patience;
    private Future<?> end;

    Deadline(ScheduledExecutorService watch, Socket wire, Duration patience) {
        this.watch = watch;
        this.wire = wire;
        this.patience = patience;
        this.end = in(patience);
    }

    /** The relay has the whole message, and only its word on it is awaited: whoever gives up now may tell it twice. */
    void reprieve() {
        Duration longer = patience.multipliedBy(REPRIEVE);
        end.cancel(false);
        end = in(longer);
        try {
            wire.setSoTimeout((int) longer.toMillis());
        } catch (SocketException closed) {
            LOG.debug("the time was over");
        }
    }

    private Future<?> in(Duration time) {
        return watch.schedule(this::cut, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cut() {
        try {
            wire.close();
        } catch (IOException e) {
            LOG.debug("a socket did not close");
        }
    }

    @Override
    public void close() {
        end.cancel(false);
        cut();
    }
}
