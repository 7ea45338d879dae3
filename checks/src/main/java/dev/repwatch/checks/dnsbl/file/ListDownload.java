package dev.repwatch.checks.dnsbl.file;

import dev.repwatch.checks.http.AddressGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches a file: only what has changed (RFC 9110 section 13), only from allowed addresses, a few redirects of which each is looked at,
 * and never more than is read.
 */
final class ListDownload implements AutoCloseable {

    /** What came: nothing when the file has not changed. */
    record Came(boolean changed, String etag, String modified, Optional<Instant> modifiedAt, boolean page) {}

    /** What is waited for, and how much is taken. */
    record Bounds(Duration firstOctet, Duration whole, long size) {
        static final Bounds USUAL = new Bounds(Duration.ofSeconds(60), Duration.ofMinutes(10), 256L << 20);
    }

    private static final int MOST_REDIRECTS = 3;
    private static final Duration LONGEST_RETRY = Duration.ofDays(1);

    private final OkHttpClient base;
    private final AddressGuard guard;
    private final String agent;
    private final Bounds bounds;

    /** @param agent who asks, with an address where its admin is told what is wrong with it */
    ListDownload(AddressGuard guard, String agent, Bounds bounds) {
        this.guard = guard;
        this.agent = agent;
        this.bounds = bounds;
        this.base = new OkHttpClient.Builder()
                .callTimeout(bounds.whole())
                .connectTimeout(bounds.firstOctet())
                .readTimeout(bounds.firstOctet())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .proxy(Proxy.NO_PROXY)
                .build();
    }

    /**
     * @param url the key in it; never told
     * @param near this host may be on our own network; others, to which it redirects, may not
     * @throws DownloadFailure when no file came
     */
    Came fetch(HttpUrl url, boolean near, FetchState before, Path into, Instant now) throws DownloadFailure {
        HttpUrl from = url;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            boolean own = near && from.host().equals(url.host());
            AddressGuard guarded = own ? guard.allowingPrivate() : guard;
            try (Response response =
                    client(guarded).newCall(request(from, before)).execute()) {
                if (!isRedirect(response.code())) {
                    return taken(response, into, now);
                }
                from = next(from, response);
            } catch (AddressGuard.ForbiddenAddressException forbidden) {
                throw new DownloadFailure(
                        hop == 0
                                ? from.host() + ": " + forbidden.getMessage()
                                : url.host() + " redirects to " + from.host()
                                        + ", which is not on the public Internet");
            } catch (InterruptedIOException slow) {
                throw new DownloadFailure(from.host() + " gave no file in time");
            } catch (UnknownHostException unknown) {
                throw new DownloadFailure(from.host() + " has no address");
            } catch (IOException broken) {
                throw new DownloadFailure(from.host() + " cannot be reached, or broke off");
            }
        }
        throw new DownloadFailure(url.host() + " redirects more than " + MOST_REDIRECTS + " times");
    }

    private OkHttpClient client(AddressGuard guarded) {
        return base.newBuilder()
                .dns(guarded)
                .addInterceptor(chain -> {
                    requireAllowed(chain.request().url(), guarded);
                    return chain.proceed(chain.request());
                })
                .connectionSpecs(
                        guarded.allowPrivate()
                                ? List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT)
                                : List.of(ConnectionSpec.MODERN_TLS))
                .build();
    }

    /** OkHttp asks its Dns for names only: an address in the URL is checked here. */
    private static void requireAllowed(HttpUrl url, AddressGuard guarded) throws IOException {
        boolean address = url.host().contains(":") || url.host().matches("[0-9.]+");
        if (address && !guarded.allows(InetAddress.getByName(url.host()))) {
            throw new AddressGuard.ForbiddenAddressException();
        }
    }

    private Request request(HttpUrl url, FetchState before) {
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", agent);
        if (!before.seen().isEmpty()) {
            if (!before.etag().isEmpty()) {
                request.header("If-None-Match", before.etag());
            }
            if (!before.modified().isEmpty()) {
                request.header("If-Modified-Since", before.modified());
            }
        }
        return request.build();
    }

    private static boolean isRedirect(int code) {
        return code == 301 || code == 302 || code == 303 || code == 307 || code == 308;
    }

    private static HttpUrl next(HttpUrl from, Response response) throws DownloadFailure {
        String location = response.header("Location", "");
        HttpUrl to = location == null ? null : from.resolve(location);
        if (to == null) {
            throw new DownloadFailure(from.host() + " redirects to nowhere");
        }
        if (from.isHttps() && !to.isHttps()) {
            throw new DownloadFailure(from.host() + " redirects from https to http");
        }
        return to;
    }

    private Came taken(Response response, Path into, Instant now) throws DownloadFailure, IOException {
        String host = response.request().url().host();
        String etag = short_(response.header("ETag", ""));
        String modified = short_(response.header("Last-Modified", ""));
        if (response.code() == 304) {
            return new Came(false, etag, modified, Optional.empty(), false);
        }
        if (response.code() != 200) {
            throw new DownloadFailure(
                    host + " answered with status " + response.code(),
                    RetryTime.of(response.headers(), now, LONGEST_RETRY));
        }
        if (response.body().contentLength() > bounds.size()) {
            throw new DownloadFailure(tooLong(host));
        }
        copy(response.body().byteStream(), into, host);
        boolean page = Optional.ofNullable(response.body().contentType())
                .filter(type -> type.subtype().contains("html"))
                .isPresent();
        return new Came(
                true, etag, modified, Optional.ofNullable(response.headers().getInstant("Last-Modified")), page);
    }

    private void copy(InputStream in, Path into, String host) throws IOException, DownloadFailure {
        byte[] part = new byte[1 << 16];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(into)) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                size += read;
                if (size > bounds.size()) {
                    throw new DownloadFailure(tooLong(host));
                }
                out.write(part, 0, read);
            }
        }
    }

    private String tooLong(String host) {
        return host + " gives more than " + (bounds.size() >> 20) + " MB";
    }

    /** A validator is handed back as it came, and kept: nobody's is longer. */
    private static String short_(String text) {
        boolean fine = text != null
                && text.length() <= 1024
                && text.chars().allMatch(character -> character >= ' ' && character <= '~');
        return fine ? text : "";
    }

    @Override
    public void close() {
        base.dispatcher().cancelAll();
        base.connectionPool().evictAll();
        base.dispatcher().executorService().shutdown();
    }
}
