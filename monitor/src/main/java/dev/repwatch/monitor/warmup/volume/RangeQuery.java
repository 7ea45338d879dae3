package dev.repwatch.monitor.warmup.volume;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.repwatch.alerts.text.Clean;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** {@code /api/v1/query_range} of a Prometheus server (prometheus.io/docs/prometheus/latest/querying/api), with bounds. */
final class RangeQuery {

    private static final long LONGEST_ANSWER = 16L << 20;
    private static final int MOST_SERIES = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final OkHttpClient http;
    private final HttpUrl url;
    private final Optional<String> authorization;

    /**
     * @param url of the server
     * @param authorization for a server that wants a login
     */
    RangeQuery(HttpUrl url, Duration timeout, Optional<String> authorization) {
        this.authorization = authorization;
        this.url = url.newBuilder().addPathSegments("api/v1/query_range").build();
        this.http = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .readTimeout(timeout)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .build();
    }

    /**
     * A point each five minutes, both ends included.
     *
     * @throws IOException when there is no whole answer; the message says why
     */
    List<CounterSeries> ask(String query, Instant from, Instant until) throws IOException {
        HttpUrl asked = url.newBuilder()
                .addQueryParameter("query", query)
                .addQueryParameter("start", Long.toString(from.getEpochSecond()))
                .addQueryParameter("end", Long.toString(until.getEpochSecond()))
                .addQueryParameter("step", Long.toString(CounterSeries.STEP.toSeconds()))
                .build();
        JsonNode answer;
        try (Response response = http.newCall(request(asked)).execute()) {
            answer = read(response);
        } catch (JacksonException noJson) {
            throw trouble("answered with what is no JSON", noJson);
        } catch (IOException unreachable) {
            throw unreachable instanceof Told ? unreachable : trouble("does not answer", unreachable);
        }
        JsonNode series = answer.path("data").path("result");
        // a warning says that a part of the data is missing
        if (!answer.path("data").path("resultType").asText().equals("matrix")
                || !answer.path("warnings").isEmpty()
                || series.size() > MOST_SERIES) {
            throw trouble("gave no whole answer to " + query, new Told("partial"));
        }
        List<CounterSeries> all = new ArrayList<>();
        series.forEach(each -> all.add(series(each)));
        return all;
    }

    private Request request(HttpUrl asked) {
        Request.Builder request = new Request.Builder().url(asked);
        authorization.ifPresent(it -> request.header("Authorization", it));
        return request.build();
    }

    private JsonNode read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LONGEST_ANSWER + 1)) {
            throw trouble("answered with more than 16 MiB", new Told("size"));
        }
        byte[] body = source.readByteArray();
        if (!response.isSuccessful()) {
            // it says in "error" what is wrong with a query
            String why = response.code() == 400 || response.code() == 422
                    ? ": " + JSON.readTree(body).path("error").asText("")
                    : "";
            throw trouble("answered " + response.code() + why, new Told("status"));
        }
        return JSON.readTree(body);
    }

    private static CounterSeries series(JsonNode json) {
        Map<String, String> labels = new HashMap<>();
        json.path("metric")
                .properties()
                .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        List<CounterSeries.Point> points = new ArrayList<>();
        for (JsonNode each : json.path("values")) {
            double value = each.path(1).asDouble(Double.NaN);
            if (Double.isFinite(value) && value >= 0) {
                points.add(new CounterSeries.Point(
                        Instant.ofEpochSecond(each.path(0).asLong()), value));
            }
        }
        return new CounterSeries(labels, points);
    }

    private Told trouble(String what, IOException cause) {
        Told told = new Told(Clean.line("[warmup.prometheus] " + url.host() + " " + what));
        told.initCause(cause);
        return told;
    }

    /** One whose message is for people already. */
    private static final class Told extends IOException {

        private static final long serialVersionUID = 1;

        Told(String message) {
            super(message);
        }
    }
}
