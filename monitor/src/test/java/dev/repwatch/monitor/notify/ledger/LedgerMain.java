package dev.repwatch.monitor.notify.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.repwatch.alerts.standin.Behaviour;
import dev.repwatch.alerts.standin.MailSink;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ledger as a process of its own: a little Slack, a mail server, a webhook receiver and a little PagerDuty. Whatever one
 * of them takes is forced to disk before it is answered. {@code POST /control/FACE/MOOD} gives one of them, or
 * {@code all}, a bad day, {@code POST /control/flap/SEED} all of them a mood for each question; {@code POST /control/kill/PID/N} kills a process as by {@code kill -9} when the Nth message from now
 * is on disk and not yet answered.
 */
final class LedgerMain {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern COUNT = Pattern.compile("(?m)^X-Repwatch-Event-Count: (\\d+)");
    private static final Pattern EVENT = Pattern.compile("(?m)^X-Repwatch-Event: (.*(?:\\R[ \\t].*)*)");

    private final FileChannel book;
    private final SlackStandIn slack = new SlackStandIn(0);
    private final MailSink mail = new MailSink(0);
    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, Behaviour> moods = new ConcurrentHashMap<>();
    /** Of the question that each face answers now. */
    private final Map<String, Behaviour> answered = new ConcurrentHashMap<>();

    private volatile Optional<SplittableRandom> flaps = Optional.empty();
    private long prey;
    private int takesToKill;

    private LedgerMain(Path directory) throws IOException {
        book = FileChannel.open(directory.resolve("book"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        slack.busyFor(30);
        slack.moods(() -> mood("slack"));
        mail.moods(() -> mood("mail"));
        slack.onPost(post -> {
            JsonNode payload = read(post.json()).at("/metadata/event_payload");
            if (post.method().equals("chat.postMessage") && payload.has("key")) {
                keep(
                        "slack",
                        events(payload, "/key", "/merged"),
                        post.json().contains("(repeat)"),
                        post.thread().orElse(post.ts()),
                        payload.path("events").asInt(1));
            }
        });
        mail.onMail(it -> {
            Matcher event = EVENT.matcher(it.source());
            Matcher count = COUNT.matcher(it.source());
            keep(
                    "mail",
                    event.find() ? event.group(1).replaceAll("\\s+", " ").strip() : "?",
                    it.subject().contains("(repeat)"),
                    it.messageId(),
                    count.find() ? Integer.parseInt(count.group(1)) : 0);
        });
        http.setExecutor(Executors.newCachedThreadPool());
        http.createContext(
                "/hook",
                exchange -> received(
                        exchange,
                        "hook",
                        body -> events(body, "/id", "/labels/merged"),
                        body -> body.path("repeat").asBoolean(),
                        "/thread"));
        http.createContext(
                "/pager",
                exchange -> received(
                        exchange,
                        "pager",
                        body -> events(body, "/payload/custom_details/event", "/payload/custom_details/merged"),
                        body -> body.at("/payload/summary").asText().contains("(repeat)"),
                        "/dedup_key"));
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

    private static String events(JsonNode body, String event, String others) {
        return (body.at(event).asText() + " " + body.at(others).asText("")).strip();
    }

    /** For a question that has come. While the faces flap every second is answered well, and the others anyhow. */
    private Behaviour mood(String face) {
        Behaviour mood = flaps.map(LedgerMain::anyhow).orElseGet(() -> moods.getOrDefault(face, Behaviour.WELL));
        answered.put(face, mood);
        return mood;
    }

    private static Behaviour anyhow(SplittableRandom random) {
        synchronized (random) {
            Behaviour[] all = Behaviour.values();
            return random.nextBoolean() ? Behaviour.WELL : all[random.nextInt(all.length)];
        }
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
            switch (mood(face)) {
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
                case SLOW -> {
                    keep(
                            face,
                            key.apply(body),
                            repeat.test(body),
                            body.at(place).asText());
                    exchange.sendResponseHeaders(
                            new CountDownLatch(1).await(400, TimeUnit.MILLISECONDS) ? 500 : 202, -1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void control(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] wish = exchange.getRequestURI().getPath().split("/", -1);
            switch (wish[2]) {
                case "asked" -> {
                    byte[] count = Integer.toString(slack.asked()).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, count.length);
                    exchange.getResponseBody().write(count);
                }
                case "flap" -> {
                    flaps = Optional.of(new SplittableRandom(Long.parseLong(wish[3])));
                    exchange.sendResponseHeaders(204, -1);
                }
                case "kill" -> {
                    hunt(Long.parseLong(wish[3]), Integer.parseInt(wish[4]));
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> {
                    List<String> faces =
                            wish[2].equals("all") ? List.of("slack", "mail", "hook", "pager") : List.of(wish[2]);
                    faces.forEach(face -> moods.put(face, Behaviour.valueOf(wish[3])));
                    flaps = Optional.empty();
                    exchange.sendResponseHeaders(204, -1);
                }
            }
        }
    }

    private synchronized void hunt(long pid, int takes) {
        prey = pid;
        takesToKill = takes;
    }

    /** What programs get names every event. */
    private void keep(String face, String key, boolean repeat, String place) {
        keep(face, key, repeat, place, key.split(" ").length);
    }

    private synchronized void keep(String face, String key, boolean repeat, String place, int count) {
        // who answers slowly may be too slow for an impatient sender
        boolean told = answered.get(face) != Behaviour.FORGETFUL && answered.get(face) != Behaviour.SLOW;
        try {
            book.write(ByteBuffer.wrap(
                    (face + "\t" + key + "\t" + repeat + "\t" + place + "\t" + told + "\t" + count + "\n")
                            .getBytes(StandardCharsets.UTF_8)));
            book.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (takesToKill > 0 && --takesToKill == 0) {
            ProcessHandle.of(prey).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
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
