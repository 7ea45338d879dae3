package dev.repwatch.checks.posture.fetch;

import dev.repwatch.checks.posture.mail.Fetched;
import dev.repwatch.checks.reputation.Cause;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Fetches small texts from addresses that were looked up before: only https on one port, no redirect, nothing from inside
 * (RFC 8461 section 3.3, and against making us knock at doors of our own network).
 */
public final class HttpsPages {

    private static final int HTTPS = 443;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int PIECE = 8192;

    private final OkHttpClient http;
    private final int port;
    private final Predicate<InetAddress> reachable;

    /**
     * @param trust a client whose trust in certificates is used
     * @param port to connect to
     * @param reachable addresses that may be connected to
     */
    public HttpsPages(OkHttpClient trust, int port, Predicate<InetAddress> reachable) {
        this.http = trust.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .connectTimeout(CONNECT)
                .callTimeout(PATIENCE)
                .build();
        this.port = port;
        this.reachable = reachable;
    }

    /** With the certificates that the Java platform trusts, and addresses that are public. */
    public static HttpsPages ofSystem(OkHttpClient base) {
        return new HttpsPages(base, HTTPS, dev.repwatch.checks.posture.PublicAddress::is);
    }

    /**
     * @param url an https address; its port is not used
     * @param addresses of its host
     * @param most octets that are read
     */
    public CompletableFuture<Fetched> fetch(String url, List<InetAddress> addresses, int most) {
        HttpUrl parsed = HttpUrl.parse(url);
        List<InetAddress> allowed = addresses.stream().filter(reachable).toList();
        if (parsed == null || !parsed.isHttps()) {
            return CompletableFuture.completedFuture(new Fetched.Nowhere("not an https address"));
        }
        if (allowed.isEmpty()) {
            return CompletableFuture.completedFuture(new Fetched.Nowhere("the host has no public address"));
        }
        CompletableFuture<Fetched> result = new CompletableFuture<>();
        Request request = new Request.Builder()
                .url(parsed.newBuilder().port(port).build())
                .header("User-Agent", "repwatch")
                .header("Accept-Encoding", "identity")
                .build();
        http.newBuilder().dns(host -> allowed).build().newCall(request).enqueue(new Answer(result, most));
        return result;
    }

    private record Answer(CompletableFuture<Fetched> result, int most) implements Callback {

        @Override
        public void onFailure(Call call, IOException trouble) {
            result.complete(fault(trouble));
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                result.complete(page(response));
            } catch (InterruptedIOException endless) {
                result.complete(
                        new Fetched.Nowhere("the answer does not come to an end in " + PATIENCE.toSeconds() + " s"));
            } catch (IOException trouble) {
                result.complete(fault(trouble));
            }
        }

        private Fetched page(Response response) throws IOException {
            Buffer body = new Buffer();
            BufferedSource source = response.body().source();
            while (body.size() <= most && source.read(body, PIECE) >= 0) {
                // on until the end, or what is too much
            }
            boolean cut = body.size() > most;
            String text = body.readString(Math.min(body.size(), most), StandardCharsets.UTF_8);
            return new Fetched.Page(
                    response.code(), response.header("Content-Type", ""), text, cut, certificateEnds(response));
        }

        private static Optional<Instant> certificateEnds(Response response) {
            return Optional.ofNullable(response.handshake()).stream()
                    .flatMap(handshake -> handshake.peerCertificates().stream())
                    .filter(X509Certificate.class::isInstance)
                    .map(certificate ->
                            ((X509Certificate) certificate).getNotAfter().toInstant())
                    .findFirst();
        }

        private static Fetched fault(IOException trouble) {
            if (trouble instanceof SSLException) {
                return new Fetched.Untrusted("not valid for this name, expired, or from nobody that is trusted");
            }
            return new Fetched.Unclear(
                    trouble instanceof InterruptedIOException ? Cause.TIMED_OUT : Cause.SERVER_FAILED);
        }
    }
}
