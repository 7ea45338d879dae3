package dev.repwatch.monitor.daemon;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Debian's Chromium without a window, driven by its DevTools protocol: one tab. */
final class Chromium implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger loaded = new AtomicInteger();
    private final String session;
    private final String axe;

    Chromium(Path folder) throws IOException {
        try (InputStream in = Objects.requireNonNull(Chromium.class.getResourceAsStream(AXE))) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        process = new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("chromium"),
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        Path port = folder.resolve("chromium/DevToolsActivePort");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        List<String> lines = Files.readAllLines(port);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), new Listener())
                .join();
        String target = send("Target.createTarget", Map.of("url", "about:blank"), "")
                .path("targetId")
                .asText();
        session = send("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
                .path("sessionId")
                .asText();
        send("Page.enable", Map.of());
        send("Network.enable", Map.of());
    }

    /** A screen of this width, and a reader of this language who is known by no cookie. */
    void become(int width, String language) {
        send("Network.clearBrowserCookies", Map.of());
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", width < 600));
        send("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
    }

    void dark(boolean dark) {
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void forget() {
        send("Network.clearBrowserCookies", Map.of());
    }

    void open(String url) {
        int before = loaded.get();
        send("Page.navigate", Map.of("url", url));
        await().atMost(PATIENCE).until(() -> loaded.get() > before);
    }

    /** Presses what this selects, and waits for the page that comes of it. */
    void press(String selector) {
        int before = loaded.get();
        evaluate("document.querySelector(" + quoted(selector) + ").click()");
        await().atMost(PATIENCE).until(() -> loaded.get() > before);
    }

    void type(String selector, String text) {
        evaluate("document.querySelector(" + quoted(selector) + ").value = " + quoted(text));
    }

    String text() {
        return evaluate("document.body.innerText");
    }

    String evaluate(String script) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(
                    script.substring(0, Math.min(200, script.length())) + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value").asText();
    }

    /** What axe finds on the page: WCAG 2.0 to 2.2 A and AA, and best practice. */
    List<String> findings() throws IOException {
        evaluate(axe + "; 'there'");
        String found = evaluate("axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa',"
                + "'best-practice']}).then(r => JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3)"
                + ".map(n => n.html.slice(0, 150)).join(' | '))))");
        return List.of(JSON.readValue(found, String[].class));
    }

    void picture(Path file) throws IOException {
        String png = send("Page.captureScreenshot", Map.of("format", "png"))
                .path("data")
                .asText();
        Files.write(file, Base64.getDecoder().decode(png));
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode send(String method, Map<String, ?> params) {
        return send(method, params, session);
    }

    private JsonNode send(String method, Map<String, ?> params, String to) {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        try {
            socket.sendText(
                            JSON.writeValueAsString(
                                    to.isEmpty()
                                            ? Map.of("id", id, "method", method, "params", params)
                                            : Map.of("id", id, "method", method, "params", params, "sessionId", to)),
                            true)
                    .join();
            JsonNode whole = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (whole.has("error")) {
                throw new IllegalStateException(method + ": " + whole.path("error"));
            }
            return whole.path("result");
        } catch (Exception e) {
            throw new IllegalStateException(method + " failed", e);
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                took(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private void took(String message) {
        try {
            JsonNode json = JSON.readTree(message);
            if (json.has("id")) {
                Objects.requireNonNull(asked.remove(json.path("id").asInt())).complete(json);
            } else if (json.path("method").asText().equals("Page.loadEventFired")) {
                loaded.incrementAndGet();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
