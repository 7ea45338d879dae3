package dev.repwatch.alerts.http;

import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.text.Clean;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** The one way HTTP channels are set up, and what a failed call means. */
public final class Http {

    /** How long one call may take, from name look-up to the last byte of the reply. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

    private static final long LARGEST_REPLY = 64 * 1024;

    private Http() {}

    /**
     * A client that follows no redirect (a credential in a custom header would travel along), never repeats a request by
     * itself (it could arrive twice), and opens a fresh connection each time: one kept open may have been closed by the
     * peer in the meantime, which would look like a message lost after sending.
     */
    public static OkHttpClient client(Duration callTimeout) {
        return new OkHttpClient.Builder()
                .callTimeout(callTimeout)
                .connectTimeout(callTimeout)
                .readTimeout(callTimeout)
                .writeTimeout(callTimeout)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .addNetworkInterceptor(new SentMark())
                .build();
    }

    /** The same for a library that reads whole replies: it gets at most the first 64 KB of one. */
    public static OkHttpClient cappingReplies(Duration callTimeout) {
        return client(callTimeout)
                .newBuilder()
                .addInterceptor(new ReplyCap(LARGEST_REPLY))
                .build();
    }

    /** What a call that brought no usable reply means for the message. Holds no address path and no secret. */
    public static Delivery lost(IOException failure) {
        if (SentThenLost.isIn(failure)) {
            return new Delivery.Uncertain("the connection broke after the message was sent: " + plainly(failure));
        }
        return new Delivery.RetryLater(Optional.empty(), plainly(failure));
    }

    /** The kind of a failure in words; no address path, no secret. */
    public static String plainly(IOException failure) {
        if (failure instanceof InterruptedIOException) {
            return "no answer in time";
        }
        for (Class<? extends IOException> telling :
                List.of(UnknownHostException.class, ConnectException.class, SSLException.class)) {
            if (telling.isInstance(failure)) {
                return telling.getSimpleName().replace("Exception", "") + ": "
                        + Clean.line(String.valueOf(failure.getMessage()), 200);
            }
        }
        return "the connection broke";
    }
}
