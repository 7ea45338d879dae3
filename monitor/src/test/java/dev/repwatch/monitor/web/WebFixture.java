package dev.repwatch.monitor.web;

import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback with one route of each kind. */
final class WebFixture implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String ADMIN = "Authorization: Bearer " + TOKEN;

    private static final Reply LARGE = Reply.text(200, "x".repeat(4 << 20));

    private Instant now = Instant.parse("2026-01-01T09:00:00Z");
    private final AtomicInteger changes = new AtomicInteger();
    private final List<Endpoint> routes = new ArrayList<>(List.of(
            Endpoint.get("/-/healthy", Role.PUBLIC, "").raw("text/plain", request -> Reply.text(200, "healthy\n")),
            Endpoint.get("/metrics", Role.VIEWER, "").raw("text/plain", request -> Reply.text(200, "up 1\n")),
            Endpoint.get("/api/v1/tasks", Role.ADMIN, "")
                    .raw("text/plain", request -> Reply.json(200, request.query())),
            Endpoint.get("/large", Role.PUBLIC, "").raw("text/plain", request -> LARGE),
            Endpoint.post("/boom", Role.PUBLIC, "").raw("text/plain", request -> Reply.text(200, "taken\n")),
            Endpoint.get("/boom", Role.PUBLIC, "").raw("text/plain", request -> {
                throw new IllegalStateException("the password is hunter2");
            }),
            Endpoint.post("/api/v1/tasks/{id}/requested", Role.ADMIN, "").raw("text/plain", request -> {
                changes.incrementAndGet();
                return Reply.json(
                        200,
                        Map.of(
                                "id",
                                request.variable("id"),
                                "by",
                                request.json().path("by").asText()));
            })));
    private final WebServer server;
    final RawHttp http;

    WebFixture() {
        this(plain());
    }

    /** One of whose answers takes so long. */
    WebFixture(Duration takes) {
        this(plain(), Endpoint.post("/api/v1/long", Role.ADMIN, "").raw("text/plain", request -> {
            await().pollDelay(takes).timeout(takes.multipliedBy(2)).until(() -> true);
            return Reply.json(200, Map.of("done", true));
        }));
    }

    WebFixture(WebSection settings, Endpoint... more) {
        routes.addAll(List.of(more));
        try {
            InstantSource clock = () -> now;
            server = WebServer.start(
                    settings, HeaderAuthenticator.of(settings, new Secret(TOKEN), clock), routes, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http = new RawHttp(server.address());
    }

    static WebSection plain() {
        return new WebSection(
                new HostPort("127.0.0.1", 0),
                List.of("watch.example.jp"),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    static WebSection closed(Map<String, String> users, Optional<Secret> token, Optional<WebSection.Tls> tls) {
        return new WebSection(new HostPort("127.0.0.1", 0), List.of(), users, token, tls);
    }

    WebServer server() {
        return server;
    }

    List<Endpoint> routes() {
        return routes;
    }

    int changes() {
        return changes.get();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        server.close();
    }
}
