package dev.repwatch.bench.web;

import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A daemon of its own with 10,000 targets, of which two in a hundred are listed, asked by four clients at once over loopback: the
 * overview, a page of fifty targets as a page and as JSON. Then the same while a hundred clients follow the events for a minute.
 */
public final class WebBench {

    private static final int TARGETS = 10_000;
    private static final int EVERY = 50;
    private static final int CLIENTS = 4;
    private static final int WARM = 200;
    private static final int ASKED = 400;
    private static final int FOLLOWERS = 100;
    private static final Duration FOLLOWED = Duration.ofSeconds(60);
    private static final double MILLIS = 1e6;
    private static final Map<String, String> PLACES = places();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Path folder;
    private final int port;

    private WebBench(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.base = "http://127.0.0.1:" + port;
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("overview", "/");
        places.put("page of 50", "/?show=all&from=5000");
        places.put("search", "/?q=198.18.7");
        places.put("API, 50 targets", "/api/v1/targets?limit=50");
        places.put("API, 500 targets", "/api/v1/targets?limit=500");
        return Collections.unmodifiableMap(places);
    }

    /** Prints a table for docs/performance.md. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("repwatch-web");
        int port = freePort();
        try (LoopbackNameserver nameserver = LoopbackNameserver.start()) {
            LoopbackZone zone =
                    nameserver.zone("bl.bench.test").ttl(Duration.ofSeconds(1)).testPoints("127.0.0.2");
            nameserver.zone("example.com");
            for (int i = 0; i < TARGETS; i += EVERY) {
                zone.list(address(i), "seen in mail, see https://bl.bench.test/?" + i, "127.0.0.2");
            }
            Process daemon = daemon(folder, port, nameserver.address());
            try {
                new WebBench(folder, port).measure(daemon);
            } finally {
                daemon.destroy();
                daemon.onExit().join();
            }
        }
    }

    private static Process daemon(Path folder, int port, String nameserver) throws IOException {
        Path config = Files.writeString(folder.resolve("config.toml"), """
                [web]
                listen = "127.0.0.1:%d"
                [storage]
                path = "data/repwatch"
                [dns]
                resolvers = ["%s"]
                [schedule]
                dnsbl = "5m"
                [confirmation]
                confirm_retry = "1s"
                bad_span = "1s"
                [lists]
                defaults = false
                [[list]]
                id = "bench"
                title = "Bench Blocklist"
                zone = "bl.bench.test"
                kinds = ["ipv4"]
                tier = 1
                terms = { queries_per_second = 10000.0, note = "made up for the bench" }
                codes = { "127.0.0.2" = { name = "spam source", severity = "critical", scope = "ip" } }
                removal = { how = "Ask there.", who = "self", url = "https://bl.bench.test/", typical = "1d", cost = "free" }
                [[targets]]
                name = "bulk"
                addresses = ["198.18.0.0-198.18.15.255", "198.18.16.0-198.18.31.255", "198.18.32.0-198.18.39.15"]
                allow_private = true
                pool = "bulk"
                labels = { owner = "shop" }
                """.formatted(port, nameserver));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.repwatch.monitor.Main",
                        "run",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private static String address(int number) {
        return "198.18." + number / 256 + "." + number % 256;
    }

    private void measure(Process daemon) throws IOException, InterruptedException {
        awaitListings(daemon);
        for (String place : PLACES.values()) {
            times(place, WARM);
        }
        System.out.println("| asked | processor | p50 | p95 | size | packed | p95, 100 follow |");
        System.out.println("|---|---|---|---|---|---|---|");
        Map<String, Double> processor = new LinkedHashMap<>();
        Map<String, List<Long>> quiet = new LinkedHashMap<>();
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            double before = cpu(daemon);
            quiet.put(place.getKey(), times(place.getValue(), ASKED));
            processor.put(place.getKey(), (cpu(daemon) - before) / ASKED);
        }
        List<Socket> followers = followers();
        long end = System.nanoTime() + FOLLOWED.toNanos();
        Map<String, List<Long>> followed = all();
        while (System.nanoTime() < end) {
            all().forEach((name, times) -> followed.merge(name, times, WebBench::joined));
        }
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s `%s` | %.1f ms | %.1f ms | %.1f ms | %.1f KB | %.1f KB | %.1f ms |%n",
                    place.getKey(),
                    place.getValue(),
                    processor.getOrDefault(place.getKey(), 0.0),
                    quantile(quiet.getOrDefault(place.getKey(), List.of()), 0.5),
                    quantile(quiet.getOrDefault(place.getKey(), List.of()), 0.95),
                    size(place.getValue(), "identity") / 1000.0,
                    size(place.getValue(), "gzip") / 1000.0,
                    quantile(followed.getOrDefault(place.getKey(), List.of()), 0.95));
        }
        long reading = 0;
        for (Socket follower : followers) {
            reading += follower.getInputStream().available() > 0 ? 1 : 0;
            follower.close();
        }
        System.out.printf(Locale.ROOT, "%d of %d followed to the end%n", reading, FOLLOWERS);
    }

    /** Milliseconds of processor so far, which a busy machine does not make more. */
    private static double cpu(Process daemon) {
        return daemon.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / MILLIS;
    }

    private void awaitListings(Process daemon) throws IOException, InterruptedException {
        String all = "\"total\":" + TARGETS / EVERY;
        for (int tries = 0; tries < 600 && daemon.isAlive(); tries++) {
            try {
                if (get("/api/v1/targets?state=listed&limit=1", "identity").contains(all)
                        && get("/-/ready", "identity").startsWith("ready")) {
                    return;
                }
            } catch (IOException notYet) {
                // it does not listen yet
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IllegalStateException("the daemon does not see the listings; its output lies in " + folder);
    }

    private Map<String, List<Long>> all() throws InterruptedException {
        Map<String, List<Long>> all = new LinkedHashMap<>();
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            all.put(place.getKey(), times(place.getValue(), ASKED));
        }
        return all;
    }

    private List<Long> times(String place, int asked) throws InterruptedException {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(() -> {
                for (int i = 0; i < asked / CLIENTS; i++) {
                    long began = System.nanoTime();
                    try {
                        bytes(place, "gzip");
                    } catch (IOException | InterruptedException failure) {
                        throw new IllegalStateException(place, failure);
                    }
                    times.add(System.nanoTime() - began);
                }
            });
        }
        clients.shutdown();
        if (!clients.awaitTermination(5, TimeUnit.MINUTES) || times.size() < asked) {
            throw new IllegalStateException(place + " was not answered each time");
        }
        return new ArrayList<>(times);
    }

    private List<Socket> followers() throws IOException {
        List<Socket> followers = new ArrayList<>();
        for (int i = 0; i < FOLLOWERS; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            followers.add(socket);
        }
        return followers;
    }

    private static List<Long> joined(List<Long> some, List<Long> more) {
        List<Long> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static double quantile(List<Long> times, double share) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / MILLIS;
    }

    private int size(String place, String encoding) throws IOException, InterruptedException {
        return bytes(place, encoding).length;
    }

    private String get(String place, String encoding) throws IOException, InterruptedException {
        return new String(bytes(place, encoding), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String place, String encoding) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(base + place))
                        .header("Accept-Encoding", encoding)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 400 && answer.statusCode() != 503) {
            throw new IllegalStateException(place + " was answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
