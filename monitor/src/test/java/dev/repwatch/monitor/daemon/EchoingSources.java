package dev.repwatch.monitor.daemon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** One web server for every source, each under a path of its own. In every mood it says back all that it was sent. */
final class EchoingSources implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final String secret;
    private final String token;
    private final List<Function<RecordedRequest, MockResponse>> moods = List.of(
            request -> status(401, request),
            request -> status(403, request),
            this::healthy,
            request -> said("<!DOCTYPE html><html>" + echo(request) + "</html>"),
            request -> said(json().put(echo(request), echo(request)).toString()),
            request -> status(400, request),
            request -> status(404, request),
            request -> status(429, request),
            request -> status(500, request),
            request -> said(echo(request)),
            request -> said(""),
            request -> status(302, request),
            this::healthy);
    private volatile int mood;

    /**
     * @param secret said back also where it was not sent
     * @param token given to all who sign in
     */
    EchoingSources(String secret, String token) throws IOException {
        this.secret = secret;
        this.token = token;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.merge(request.getUrl().pathSegments().get(0), 1, Integer::sum);
                return moods.get(mood).apply(request);
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    int moods() {
        return moods.size();
    }

    void mood(int next) {
        mood = next;
    }

    /** The address of a source, with a slash at the end. */
    String of(String source) {
        return server.url("/" + source + "/").toString();
    }

    /** How often each source was asked. */
    Map<String, Integer> asked() {
        return Map.copyOf(asked);
    }

    /** A service account has a key of its own, and never sends it. */
    private String echo(RecordedRequest request) {
        String planted = request.getUrl().encodedPath().startsWith("/postmaster-robot/") ? "" : secret;
        return planted + " " + request.getUrl() + " " + request.getHeaders() + " "
                + Optional.ofNullable(request.getBody()).map(it -> it.utf8()).orElse("");
    }

    private MockResponse status(int code, RecordedRequest request) {
        return new MockResponse.Builder()
                .code(code)
                .setHeader("X-Echo", secret)
                .setHeader("Location", request.getUrl() + "?again=" + secret)
                .setHeader("WWW-Authenticate", "Bearer error=\"" + secret + "\"")
                .body(json().put("error", "invalid_grant")
                        .put("error_description", echo(request))
                        .toString())
                .build();
    }

    /** Good answers with the echo in every place that words are taken from. */
    private MockResponse healthy(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        String echo = echo(request);
        if (path.endsWith("login") || path.endsWith("token")) {
            return said(json().put("token", token)
                    .put("access_token", token)
                    .put("refresh_token", token + "-rotated")
                    .toString());
        }
        if (path.contains("cidr")) {
            ObjectNode listing = json().put("dataset", "XBL").put("heuristic", echo);
            return said(
                    json().set("results", JsonNodeFactory.instance.arrayNode().add(listing))
                            .toString());
        }
        if (path.endsWith("uris:search")) {
            return said(json().set(
                            "threat",
                            json().set(
                                            "threatTypes",
                                            JsonNodeFactory.instance.arrayNode().add(echo)))
                    .toString());
        }
        if (path.endsWith("complianceStatus")) {
            ObjectNode row = json().put("requirement", echo);
            row.putObject("status").put("status", "NEEDS_WORK");
            ObjectNode all = json();
            all.putObject("complianceData").putArray("rowData").add(row);
            return said(all.toString());
        }
        if (path.endsWith("status") || path.endsWith("status/ip")) {
            return said("192.0.2.0,192.0.2.255,Yes,\"" + echo.replace("\"", "'") + "\"\r\n");
        }
        return said(path.endsWith(":query") ? "{}" : "{\"value\":3,\"data\":{\"abuseConfidenceScore\":80}}");
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static MockResponse said(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
