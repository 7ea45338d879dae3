package dev.repwatch.monitor.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** How commands speak to the running daemon: by its address and its token. */
public final class ApiClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** As long as the daemon itself gives a backup. */
    private static final Duration LONG_PATIENCE = Duration.ofHours(1);
    /** The status of 262,144 targets, the most there can be, is 80 MB. */
    private static final long MAX_ANSWER = 128L * 1024 * 1024;

    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final Secret token;
    private final OkHttpClient http;
    private final String by;

    private ApiClient(String base, Secret token, OkHttpClient http) {
        this(base, token, http, "");
    }

    private ApiClient(String base, Secret token, OkHttpClient http, String by) {
        this.base = base;
        this.token = token;
        this.http = http;
        this.by = by;
    }

    /** The same for somebody: the daemon keeps who did what, and believes who has its own token. */
    public ApiClient by(String who) {
        return new ApiClient(base, token, http, who);
    }

    /**
     * @param web of the daemon's configuration
     * @param directory where the daemon keeps its token
     * @throws ApiTrouble when the token cannot be read
     */
    public static ApiClient of(WebSection web, Path directory) throws ApiTrouble {
        try {
            return of(web, ApiToken.read(directory));
        } catch (IOException e) {
            throw new ApiTrouble(
                    "the token of the daemon cannot be read, so it has not run with this configuration, or not as this"
                            + " user (--token-file names a copy): " + FileTrouble.sentence(e),
                    e);
        }
    }

    /**
     * @param web of the daemon's configuration
     * @throws ApiTrouble when its certificate cannot be read
     */
    public static ApiClient of(WebSection web, Secret token) throws ApiTrouble {
        try {
            OkHttpClient.Builder http = http();
            if (web.tls().isPresent()) {
                trustOnly(http, web.tls().orElseThrow().cert());
            }
            String scheme = web.tls().isPresent() ? "https" : "http";
            return new ApiClient(scheme + "://" + reachable(web.listen()), token, http.build());
        } catch (IOException e) {
            throw new ApiTrouble("the certificate of the daemon cannot be read: " + FileTrouble.sentence(e), e);
        }
    }

    /**
     * A daemon that is known by its address; its certificate is trusted as the machine trusts others.
     *
     * @throws ApiTrouble when it is no such address, or the token would leave this machine in the open
     */
    public static ApiClient at(String url, Secret token) throws ApiTrouble {
        HttpUrl base = HttpUrl.parse(url);
        if (base == null) {
            throw new ApiTrouble("\"" + url + "\" is no address of a daemon; write one such as http://127.0.0.1:9797");
        }
        if (!base.isHttps() && !new HostPort(base.host(), base.port()).loopback()) {
            throw new ApiTrouble(
                    "the token is not sent to " + base.host() + " over plain HTTP; use https://, or a tunnel");
        }
        return new ApiClient(base.toString().replaceAll("/+$", ""), token, http().build());
    }

    private static OkHttpClient.Builder http() {
        return new OkHttpClient.Builder()
                .callTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .followRedirects(false);
    }

    public JsonNode get(String path) throws ApiTrouble {
        return call(http, new Request.Builder().url(base + path).get());
    }

    /** @param body anything Jackson writes */
    public JsonNode post(String path, Object body) throws ApiTrouble {
        return post(http, path, body);
    }

    /** For what may take the daemon an hour. */
    public JsonNode postPatiently(String path, Object body) throws ApiTrouble {
        OkHttpClient patient = http.newBuilder()
                .callTimeout(LONG_PATIENCE)
                .readTimeout(LONG_PATIENCE)
                .build();
        return post(patient, path, body);
    }

    private JsonNode post(OkHttpClient client, String path, Object body) throws ApiTrouble {
        try {
            return call(
                    client,
                    new Request.Builder()
                            .url(base + path)
                            .post(RequestBody.create(JSON.writeValueAsBytes(body), JSON_TYPE)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + body.getClass(), e);
        }
    }

    private JsonNode call(OkHttpClient client, Request.Builder request) throws ApiTrouble {
        request.header("Authorization", "Bearer " + token.reveal());
        if (!by.isBlank()) {
            request.header(HeaderAuthenticator.ON_BEHALF, URLEncoder.encode(by, StandardCharsets.UTF_8));
        }
        try (Response response = client.newCall(request.build()).execute()) {
            JsonNode answer = JSON.readTree(response.peekBody(MAX_ANSWER).bytes());
            if (!response.isSuccessful()) {
                throw new ApiTrouble(sentence(answer).orElse("the daemon answered " + response.code()));
            }
            return answer;
        } catch (ConnectException e) {
            throw new ApiTrouble("the daemon is not running: nothing answers at " + base, e);
        } catch (JsonProcessingException e) {
            throw new ApiTrouble("what answers at " + base + " is not repwatch", e);
        } catch (IOException e) {
            throw new ApiTrouble("the daemon at " + base + " does not answer: " + e.getMessage(), e);
        }
    }

    private static Optional<String> sentence(JsonNode answer) {
        List<String> lines = answer.findValuesAsText("problems");
        return Optional.of(answer.path("error").asText("") + String.join("\n", lines))
                .filter(text -> !text.isBlank());
    }

    /** A daemon that listens everywhere is reached here. */
    private static HostPort reachable(HostPort listen) {
        boolean everywhere = listen.host().equals("0.0.0.0") || listen.host().equals("::");
        return everywhere ? new HostPort("127.0.0.1", listen.port()) : listen;
    }

    /** Its own certificate is in the configuration: that one is right whatever name it bears, and no other. */
    private static void trustOnly(OkHttpClient.Builder http, Path certificate) throws IOException {
        try {
            TrustManager[] trust = TlsCertificates.trust(certificate);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, null);
            http.sslSocketFactory(context.getSocketFactory(), (X509TrustManager) trust[0])
                    .hostnameVerifier((name, session) -> true);
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + " is no certificate: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
