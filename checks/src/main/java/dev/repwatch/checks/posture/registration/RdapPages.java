package dev.repwatch.checks.posture.registration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Pages of registries: only https, three redirects, and no more text than is wanted. */
final class RdapPages {

    private static final int PIECE = 8192;
    private static final int REDIRECTS = 3;

    private final OkHttpClient http;

    RdapPages(OkHttpClient guarded, Duration patience) {
        this.http = guarded.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(patience)
                .build();
    }

    /** RFC 7480 section 5.3: the registry has nothing to say of this name. */
    static final class NotThere extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** An answer that says in its status why it is none. */
    static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        private final int status;

        int status() {
            return status;
        }

        Refusal(int status) {
            super("HTTP " + status);
            this.status = status;
        }
    }

    /**
     * What stands there.
     *
     * @throws NotThere when the registry has nothing to say of it
     * @throws Refusal when it answers otherwise than with a page
     */
    String text(HttpUrl from, long most) throws IOException {
        HttpUrl url = from;
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            Request request = new Request.Builder()
                    .url(url)
                    .header("User-Agent", "repwatch")
                    .header("Accept", "application/rdap+json, application/json")
                    .build();
            try (Response response = http.newCall(request).execute()) {
                Optional<HttpUrl> next = Optional.ofNullable(response.header("Location"))
                        .filter(place -> response.isRedirect())
                        .flatMap(place ->
                                Optional.ofNullable(response.request().url().resolve(place)));
                if (next.isEmpty()) {
                    return body(response, most);
                }
                if (!next.get().isHttps()) {
                    throw new IOException("a redirect to something else than https");
                }
                url = next.get();
            }
        }
        throw new IOException("more than " + REDIRECTS + " redirects");
    }

    private static String body(Response response, long most) throws IOException {
        if (response.code() == 404) {
            throw new NotThere();
        }
        if (response.code() != 200) {
            throw new Refusal(response.code());
        }
        Buffer body = new Buffer();
        BufferedSource source = response.body().source();
        while (body.size() <= most && source.read(body, PIECE) >= 0) {
            // on until the end, or what is too much
        }
        if (body.size() > most) {
            throw new IOException("more than " + most / 1024 + " KB");
        }
        return body.readString(StandardCharsets.UTF_8);
    }
}
