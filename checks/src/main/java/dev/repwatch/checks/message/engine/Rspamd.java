package dev.repwatch.checks.message.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * rspamd's scanner by HTTP ({@code POST /checkv2}, rspamd.com/doc/developers/protocol.html). Its groups that ask the network are
 * switched off for our question: with a DNS that does not answer they cost a good message six points.
 */
public final class Rspamd implements SpamFilter {

    static final String NAME = "rspamd";
    private static final long LONGEST_ANSWER = 1_000_000;
    private static final MediaType MESSAGE = MediaType.get("message/rfc822");
    private static final String SETTINGS =
            "{\"groups_disabled\":[\"hfilter\",\"spf\",\"dkim\",\"dmarc\",\"arc\",\"rbl\","
                    + "\"surbl\",\"blocked\",\"phishing\",\"statistics\"]}";
    private static final Noise NOISE = Noise.of("noise-rspamd.txt");
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(100_000)
                            .build())
                    .build())
            .build();

    private final OkHttpClient http;
    private final HttpUrl url;
    private final double threshold;

    /**
     * @param url of the scanner, such as {@code http://127.0.0.1:11333}
     * @param threshold from which a message is marked as spam; 6 in rspamd's own configuration. The one in its answer is that
     *     of refusal
     */
    public Rspamd(HttpUrl url, Duration timeout, double threshold) {
        http = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .readTimeout(timeout)
                .followRedirects(false)
                .build();
        this.url = url.resolve("/checkv2") == null
                ? url
                : url.newBuilder("/checkv2").build();
        this.threshold = threshold;
    }

    @Override
    public Opinion ask(FilteredMessage message) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Settings", SETTINGS)
                .post(RequestBody.create(message.asDelivered(), MESSAGE));
        message.ip().ifPresent(ip -> request.header("IP", ip));
        message.mailFrom().ifPresent(from -> request.header("From", from));
        if (!message.helo().isEmpty()) {
            request.header("Helo", message.helo());
        }
        try (Response response = http.newCall(request.build()).execute()) {
            return response.isSuccessful() ? read(response) : new Opinion.Unknown(NAME, "bad_answer");
        } catch (InterruptedIOException late) {
            return new Opinion.Unknown(NAME, "timeout");
        } catch (IOException unreachable) {
            return new Opinion.Unknown(NAME, "unreachable");
        }
    }

    private Opinion read(Response response) throws IOException {
        byte[] octets;
        try (InputStream body = response.body().byteStream()) {
            octets = body.readNBytes((int) LONGEST_ANSWER);
        }
        try {
            return read(JSON.readTree(octets));
        } catch (IOException broken) {
            return new Opinion.Unknown(NAME, "bad_answer");
        }
    }

    private Opinion read(JsonNode answer) {
        JsonNode symbols = answer.path("symbols");
        if (answer.path("is_skipped").asBoolean(false)) {
            return new Opinion.Unknown(NAME, "skipped");
        }
        if (!symbols.isObject() || !answer.path("score").isNumber()) {
            return new Opinion.Unknown(NAME, "bad_answer");
        }
        List<FilterRule> rules = new ArrayList<>();
        symbols.properties()
                .forEach(symbol -> rules.add(new FilterRule(
                        symbol.getKey(),
                        symbol.getValue().path("score").asDouble(0),
                        symbol.getValue().path("description").asText(""))));
        // an empty body is answered with a score and no rule at all
        return rules.isEmpty() ? new Opinion.Unknown(NAME, "skipped") : NOISE.without(NAME, threshold, rules);
    }
}
