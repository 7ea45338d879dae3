package dev.repwatch.monitor.telling.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.repwatch.alerts.standin.MailSink;
import dev.repwatch.alerts.standin.SlackMood;
import dev.repwatch.alerts.standin.SlackStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ledger as a process of its own: a little Slack, a mail server, a webhook receiver and a little PagerDuty. Whatever one
 * of them takes is forced to disk before it is answered. {@code POST /control/MOOD} gives all of them a bad day.
 */
final class LedgerMain {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern EVENT = Pattern.compile("(?m)^X-Repwatch-Event: (.*(?:\\R[ \\t].*)*)");

    private final FileChannel book;
    private final SlackStandIn slack = new SlackStandIn(0);
    private final MailSink mail = new MailSink(0);
    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private volatile SlackMood mood = SlackMood.WELL;

    private LedgerMain(Path directory) throws IOException {
        book = FileChannel.open(directory.resolve("book"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        slack.onPost(post -> {
            JsonNode key = read(post.json()).at("/metadata/event_payload/key");
            if (post.method().equals("chat.postMessage") && key.isTextual()) {
                keep(
                        "slack",
                        key.asText(),
                        post.json().contains("(repeat)"),
                        post.thread().orElse(post.ts()));
            }
        });
        mail.onMail(it -> {
            Matcher event = EVENT.matcher(it.source());
            keep(
                    "mail",
                    event.find() ? event.group(1).replaceAll("\\s+", " ").strip() : "?",
                    it.subject().contains("(repeat)"),
                    it.messageId());
        });
        http.setExecutor(Executors.newCachedThreadPool());
        http.createContext("/hook", this::hook);
        http.createContext("/pager", this::pager);
        http.createContext("/control", this::control);
        http.start();
        Path ports = Files.writeString(
                directory.resolve("ports.new"),
                slack.apiUrl() + " " + mail.port() + " " + http.getAddress().getPort());
        Files.move(ports, directory.resolve("ports"), StandardCopyOption.ATOMIC_MOVE);
    }

    public static void main(String[] arguments) throws Exception {
        new LedgerMain(Path.of(arguments[0]));
        new CountDownLatch(1).await();
    }

    private void hook(HttpExchange exchange) throws IOException {
        received(
                exchange,
                "hook",
                LedgerMain::hooked,
                body -> body.path("repeat").asBoolean(),
                "/thread");
    }

    private void pager(HttpExchange exchange) throws IOException {
        received(
                exchange,
                "pager",
                body -> body.at("/payload/custom_details/event").asText(),
                body -> body.at("/payload/summary").asText().contains("(repeat)"),
                "/dedup_key");
    }

    private static String hooked(JsonNode body) {
        return (body.path("id").asText() + " " + body.at("/labels/merged").asText("")).strip();
    }

    private void received(
            HttpExchange exchange,
            String face,
            Function<JsonNode, String> key,
            Predicate<JsonNode> repeat,
            String place)
            throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            switch (mood) {
                case WELL -> {
                    keep(
                            face,
                            key.apply(body),
                            repeat.test(body),
                            body.at(place).asText());
                    exchange.sendResponseHeaders(202, -1);
                }
                case BROKEN -> exchange.sendResponseHeaders(500, -1);
                case BUSY -> {
                    exchange.getResponseHeaders().add("Retry-After", "30");
                    exchange.sendResponseHeaders(429, -1);
                }
                case REVOKED -> exchange.sendResponseHeaders(401, -1);
                case HANGING -> new CountDownLatch(1).await();
                case DROPPING -> {}
                case FORGETFUL ->
                    keep(
                            face,
                            key.apply(body),
                            repeat.test(body),
                            body.at(place).asText());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void control(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            mood = SlackMood.valueOf(path.substring(path.lastIndexOf('/') + 1));
            slack.mood(mood);
            if (mood == SlackMood.WELL || mood == SlackMood.FORGETFUL) {
                mail.accept();
            } else {
                mail.refuse(451, "greylisted, try again later");
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private synchronized void keep(String face, String key, boolean repeat, String place) {
        try {
            book.write(ByteBuffer.wrap(
                    (face + "\t" + key + "\t" + repeat + "\t" + place + "\n").getBytes(StandardCharsets.UTF_8)));
            book.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
