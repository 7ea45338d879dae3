package dev.repwatch.monitor.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Prometheus server, Debian's, on a loopback port. */
final class Prometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private Prometheus(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts with this configuration on this data folder and waits until it is ready. */
    static Prometheus start(Path folder, String config, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
        String listen = "127.0.0.1:" + freePort();
        List<String> command = new ArrayList<>(List.of(
                "prometheus",
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + listen));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Prometheus prometheus = new Prometheus(process, "http://" + listen);
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(prometheus::ready);
        return prometheus;
    }

    /** Runs promtool and gives what it printed; the exit code is the last line. */
    static String promtool(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + "exit " + process.waitFor();
    }

    /** Reads its configuration and its rules again. */
    void reload() throws IOException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                .start()
                .onExit()
                .join();
    }

    String url() {
        return url;
    }

    JsonNode query(String expr, Instant at) {
        return get("/api/v1/query?query=" + encoded(expr) + "&time=" + at.getEpochSecond());
    }

    JsonNode range(String expr, Instant from, Instant to, Duration step) {
        return get("/api/v1/query_range?query=" + encoded(expr) + "&start=" + from.getEpochSecond() + "&end="
                + to.getEpochSecond() + "&step=" + step.toSeconds());
    }

    JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    private boolean ready() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/-/ready")).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
