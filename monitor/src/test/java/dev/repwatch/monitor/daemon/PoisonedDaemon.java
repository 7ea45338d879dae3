package dev.repwatch.monitor.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Stands before a daemon and adds poison to every text of its answers; times stay times. */
final class PoisonedDaemon implements AutoCloseable {

    static final String POISON = "zz\u001b[2K\nFORGED\u202e \u009b1m\u0085FORGED\rFORGED\u2028FORGED\u0007";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final int behind;

    PoisonedDaemon(int behind) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + behind + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            for (String name : List.of("Authorization", "Content-Type", "Accept")) {
                exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(it -> request.header(name, it));
            }
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            byte[] body = poisoned(answer.body()).getBytes(StandardCharsets.UTF_8);
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(it -> exchange.getResponseHeaders().add("Content-Type", it));
            exchange.sendResponseHeaders(answer.statusCode(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String poisoned(String body) throws IOException {
        return body.startsWith("{") || body.startsWith("[")
                ? JSON.writeValueAsString(poisoned(JSON.readTree(body)))
                : body + POISON;
    }

    private static JsonNode poisoned(JsonNode node) {
        if (node.isTextual()) {
            return node.asText().matches("|\\d{4}-\\d\\d-.*Z") ? node : TextNode.valueOf(node.asText() + POISON);
        }
        if (node.isArray()) {
            ArrayNode all = JSON.createArrayNode();
            node.forEach(it -> all.add(poisoned(it)));
            return all;
        }
        if (node.isObject()) {
            ObjectNode all = JSON.createObjectNode();
            // a draft is a letter: its lines are its own
            node.properties()
                    .forEach(field -> all.set(
                            field.getKey(),
                            field.getKey().equals("draft") ? field.getValue() : poisoned(field.getValue())));
            return all;
        }
        return node;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
