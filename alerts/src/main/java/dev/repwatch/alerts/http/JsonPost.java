package dev.repwatch.alerts.http;

import dev.repwatch.alerts.text.Clean;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends JSON and hears what the receiver says, within the time that its client gives a call. */
public final class JsonPost {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long WORDS = 1024;

    private final OkHttpClient client;
    private final InstantSource clock;

    public JsonPost(OkHttpClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** @throws IOException when no answer came; {@link Http#lost} tells what that means */
    public Reply send(HttpUrl url, String body, Map<String, String> headers) throws IOException {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", "repwatch")
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON));
        headers.forEach(request::header);
        try (Response response = client.newCall(request.build()).execute()) {
            return new Reply(
                    response.code(),
                    response.isSuccessful() ? "" : words(response),
                    RetryAfter.of(response.header("Retry-After"), clock.instant()));
        }
    }

    /** An answer's status counts even when its body breaks off. */
    private static String words(Response response) {
        try {
            return Clean.line(response.peekBody(WORDS).string(), 200);
        } catch (IOException e) {
            return "";
        }
    }
}
