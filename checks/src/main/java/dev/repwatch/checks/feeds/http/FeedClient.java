package dev.repwatch.checks.feeds.http;

import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.checks.http.Limits;
import dev.repwatch.checks.reputation.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * HTTP for feeds: one deadline for the whole call, a size limit after decompression, no redirects (a key in a header
 * would follow them), no proxy, only allowed addresses, conditional requests, and no word of the URL in any message.
 */
public final class FeedClient implements AutoCloseable {

    private final OkHttpClient http;
    private final AddressGuard guard;
    private final InstantSource clock;
    private final Limits limits;
    private final Validators validators = new Validators();
    private final Optional<Throttle> pacing;

    public FeedClient(FeedContext context) {
        this(context.guard(), context.clock(), context.limits(), Optional.empty());
    }

    /** A client that keeps a pace. */
    public FeedClient(FeedContext context, Throttle throttle) {
        this(context.guard(), context.clock(), context.limits(), Optional.of(throttle));
    }

    private FeedClient(AddressGuard guard, InstantSource clock, Limits limits, Optional<Throttle> pacing) {
        this.guard = guard;
        this.clock = clock;
        this.limits = limits;
        this.pacing = pacing;
        this.http = new OkHttpClient.Builder()
                .callTimeout(limits.call())
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .dns(guard)
                .connectionSpecs(
                        guard.allowPrivate()
                                ? List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT)
                                : List.of(ConnectionSpec.MODERN_TLS))
                .build();
    }

    /**
     * Asks, and gives back the answer when its status is 2xx or one of {@code alsoFine}.
     *
     * @throws FeedFailure for every other answer, classed by what it means, and when there is no whole answer
     */
    public Reply fetch(Request request, int... alsoFine) throws FeedFailure {
        Reply reply = exchange(request);
        for (int fine : alsoFine) {
            if (reply.status() == fine) {
                return reply;
            }
        }
        return HttpStatus.requireGood(reply);
    }

    private Reply exchange(Request request) throws FeedFailure {
        if (pacing.isPresent()) {
            pacing.get().take();
        }
        requireAllowed(request.url());
        try (Response response = http.newCall(validators.condition(request)).execute()) {
            return validators.settle(request, read(response));
        } catch (IOException broken) {
            throw classed(broken, request.url().host());
        }
    }

    private Reply read(Response response) throws IOException, FeedFailure {
        String host = response.request().url().host();
        BufferedSource source = response.body().source();
        if (source.request(limits.size() + 1)) {
            throw FeedFailure.badAnswer(host + " answered with more than " + limits.size() + " bytes");
        }
        return new Reply(response.code(), response.headers(), source.readByteString(), host, now());
    }

    private Instant now() {
        return clock.instant();
    }

    /** OkHttp asks its Dns for names only: an address in the URL is checked here. */
    private void requireAllowed(HttpUrl url) throws FeedFailure {
        boolean address = url.host().contains(":") || url.host().matches("[0-9.]+");
        try {
            if (address && !guard.allows(InetAddress.getByName(url.host()))) {
                throw new AddressGuard.ForbiddenAddressException();
            }
        } catch (UnknownHostException forbidden) {
            throw new FeedFailure(Cause.REFUSED, String.valueOf(forbidden.getMessage()));
        }
    }

    private FeedFailure classed(IOException broken, String host) {
        if (broken instanceof AddressGuard.ForbiddenAddressException) {
            return new FeedFailure(Cause.REFUSED, host + ": " + broken.getMessage());
        }
        if (broken instanceof InterruptedIOException) {
            return new FeedFailure(
                    Cause.TIMED_OUT,
                    host + " gave no whole answer within " + limits.call().toSeconds() + " s");
        }
        if (broken instanceof UnknownServiceException) {
            return new FeedFailure(
                    Cause.REFUSED, host + " is given with http; only https is asked without allow_private");
        }
        if (broken instanceof ProtocolException || broken instanceof EOFException) {
            return FeedFailure.badAnswer(host + " answered with half an answer or broken HTTP");
        }
        if (broken instanceof SSLException) {
            return new FeedFailure(Cause.SERVER_FAILED, host + ": the TLS certificate or handshake is not acceptable");
        }
        String kind = broken instanceof UnknownHostException ? "has no address" : "cannot be reached";
        return new FeedFailure(Cause.SERVER_FAILED, host + " " + kind);
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}
