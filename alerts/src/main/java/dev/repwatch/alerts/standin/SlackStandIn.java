package dev.repwatch.alerts.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Enough of Slack on loopback: posts, edits, threads, incoming webhooks, and bad days. */
public final class SlackStandIn implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHANNEL_ID = "C0STANDIN";

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<SlackPost> received = new CopyOnWriteArrayList<>();
    private final List<Consumer<SlackPost>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Supplier<Behaviour> moods = () -> Behaviour.WELL;
    private volatile int retryAfterSeconds = 1;

    /** @param port 0 for any free one */
    public SlackStandIn(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        threads = Executors.newCachedThreadPool(work -> {
            Thread daemon = new Thread(work, "slack-stand-in");
            daemon.setDaemon(true);
            return daemon;
        });
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** For {@code api_url}. */
    public String apiUrl() {
        return base() + "/api/";
    }

    /** For {@code webhook_url}. */
    public String webhookUrl() {
        return base() + "/services/T0/B0/standin";
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What arrived so far, in order. */
    public List<SlackPost> received() {
        return List.copyOf(received);
    }

    /** How often somebody asked for anything, on bad days too. */
    public int asked() {
        return asked.get();
    }

    /** Called for each message that arrives, from a server thread. */
    public void onPost(Consumer<SlackPost> listener) {
        listeners.add(listener);
    }

    public void mood(Behaviour next) {
        moods = () -> next;
    }

    /** Asked before each answer. */
    public void moods(Supplier<Behaviour> next) {
        moods = next;
    }

    /** Answers 429 from now on. */
    public void busyFor(int seconds) {
        retryAfterSeconds = seconds;
        mood(Behaviour.BUSY);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            asked.incrementAndGet();
            switch (moods.get()) {
                case WELL -> reply(exchange, 200, taken(path, body));
                case BROKEN -> reply(exchange, 500, "oh no");
                case BUSY -> busy(exchange);
                case REVOKED -> revoked(exchange, path);
                case HANGING -> Wait.until(closed);
                case DROPPING -> {}
                case FORGETFUL -> taken(path, body);
                case SLOW -> {
                    String answer = taken(path, body);
                    Wait.aWhile(closed);
                    reply(exchange, 200, answer);
                }
            }
        }
    }

    private void busy(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Retry-After", Integer.toString(retryAfterSeconds));
        reply(exchange, 429, "{\"ok\":false,\"error\":\"ratelimited\"}");
    }

    private static void revoked(HttpExchange exchange, String path) throws IOException {
        if (path.startsWith("/api/")) {
            reply(exchange, 200, "{\"ok\":false,\"error\":\"token_revoked\"}");
        } else {
            reply(exchange, 404, "no_service");
        }
    }

    private String taken(String path, String body) throws IOException {
        if (!path.startsWith("/api/")) {
            keep("webhook", "", JSON.readTree(body));
            return "ok";
        }
        String method = path.substring("/api/".length());
        if (method.equals("auth.test")) {
            return "{\"ok\":true,\"user\":\"repwatch\",\"team\":\"stand-in\"}";
        }
        if (method.startsWith("conversations.")) {
            return history(form(body)).toString();
        }
        SlackPost post = keep(method, CHANNEL_ID, form(body));
        return JSON.createObjectNode()
                .put("ok", true)
                .put("channel", CHANNEL_ID)
                .put("ts", post.ts())
                .toString();
    }

    /** What was posted to the channel, or into one thread of it, with its metadata, the newest first. */
    private ObjectNode history(ObjectNode wish) throws IOException {
        ObjectNode answer = JSON.createObjectNode().put("ok", true).put("has_more", false);
        ArrayNode messages = answer.putArray("messages");
        String thread = wish.path("ts").asText("");
        for (SlackPost post : received) {
            if (post.method().equals("chat.postMessage")
                    && post.thread().orElse("").equals(thread)) {
                messages.insertObject(0)
                        .put("type", "message")
                        .put("ts", post.ts())
                        .set("metadata", JSON.readTree(post.json()).path("metadata"));
            }
        }
        return answer;
    }

    private SlackPost keep(String method, String channel, JsonNode message) {
        String ts = message.path("ts").asText("1700000000.%06d".formatted(number.incrementAndGet()));
        Optional<String> thread = Optional.ofNullable(message.path("thread_ts").asText(null));
        SlackPost post = new SlackPost(method, channel, ts, thread, SlackWords.of(message), message.toString());
        received.add(post);
        listeners.forEach(listener -> listener.accept(post));
        return post;
    }

    private static ObjectNode form(String body) throws IOException {
        ObjectNode fields = JSON.createObjectNode();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, Math.max(equals, 0));
            String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
            boolean json = name.equals("blocks") || name.equals("attachments") || name.equals("metadata");
            fields.set(name, json ? JSON.readTree(value) : fields.textNode(value));
        }
        return fields;
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean json = body.startsWith("{");
        exchange.getResponseHeaders().add("Content-Type", json ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
