package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.dns.loopback.LoopbackZone;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is read from a file, through the whole daemon: what is on it is told, and whatever is wrong with the file is one notice. */
class ListFileDaemonTest {

    private static final Duration WITHIN = Duration.ofSeconds(40);
    /** Each takes half a minute: a server is asked again only when it is due. {@code -Drepwatch.file.troubles=10} for all. */
    private static final int TROUBLES = Integer.getInteger("repwatch.file.troubles", 3);

    private static final String ZONE = "handed.near.test";
    private static final String NOTICE = "The file of Handed out is not used";
    /** The targets of every test are 192.0.2.10 and 192.0.2.11. */
    private static final String OURS = "192.0.2.10";

    private static final String NEIGHBOURS = """

            [[targets]]
            addresses = ["192.0.2.12-192.0.2.15"]
            """;

    @TempDir
    Path folder;

    private final Queue<RecordedRequest> asked = new ConcurrentLinkedQueue<>();
    private volatile MockResponse answer = said(filler(200));

    @Test
    void isAskedByDnsOnlyToConfirmWhatTheFileSays() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            LoopbackZone zone = zone(world);
            zone.list(OURS, "said by DNS", "127.0.0.2");
            Path file = folder.resolve("handed.txt");
            put(file, filler(200));
            world.with(list("path = \"" + file + "\", min_interval = \"1h\"", "zone = \"" + ZONE + "\""));
            try (Daemon daemon = world.start()) {
                await().atMost(WITHIN).until(() -> read(world, 200));
                long before = zone.questions();
                put(file, filler(200) + OURS + " ; caught in a trap\n");
                await().atMost(WITHIN).until(() -> !world.told(OURS).isEmpty());
                assertThat(zone.questions() - before)
                        .as("controls and one confirmation")
                        .isBetween(1L, 12L);
                assertThat(world.told(NOTICE)).isEmpty();
            }
        }
    }

    @Test
    void opensNothingThatTheZoneDoesNotSayToo() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            LoopbackZone zone = zone(world);
            Path file = folder.resolve("handed.txt");
            put(file, filler(200));
            world.with(list("path = \"" + file + "\", min_interval = \"1h\"", "zone = \"" + ZONE + "\""));
            try (Daemon daemon = world.start()) {
                await().atMost(WITHIN).until(() -> read(world, 200));
                put(file, filler(200) + OURS + "\n");
                await().atMost(WITHIN).until(() -> zone.questions() > 3);
                long then = zone.questions();
                await().atMost(WITHIN).until(() -> zone.questions() > then);
                assertThat(world.told(OURS)).isEmpty();
            }
        }
    }

    @Test
    void withoutAZoneASecondVersionConfirms() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder)) {
            Path file = folder.resolve("handed.txt");
            put(file, filler(200));
            world.with(list("path = \"" + file + "\", min_interval = \"1h\"", ""));
            try (Daemon daemon = world.start()) {
                await().atMost(WITHIN).until(() -> read(world, 200));
                put(file, filler(200) + OURS + " ; trapped\n");
                await().atMost(WITHIN).until(() -> read(world, 201));
                assertThat(world.told("trapped")).isEmpty();
                put(file, filler(201) + OURS + " ; trapped\n");
                await().atMost(WITHIN).until(() -> !world.told("trapped").isEmpty());
                assertThat(world.get("/api/v1/targets?q=" + OURS).body()).contains("\"listed\":1");
            }
        }
    }

    /** Good, and then bad in every way, one after the other: each is one notice, and none opens or closes anything. */
    @Test
    @Tag("slow")
    void whateverComesInsteadOfAFileIsOneNoticeAndNothingElse() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder);
                MockWebServer server = server();
                EndlessServer endless = new EndlessServer()) {
            LoopbackZone zone = zone(world);
            zone.list(OURS, "said by DNS", "127.0.0.2");
            answer = said(filler(200) + OURS + " ; trapped\n");
            world.with(list(served(server), "zone = \"" + ZONE + "\"") + NEIGHBOURS);
            try (Daemon daemon = world.start()) {
                await().atMost(WITHIN).until(() -> !world.told(OURS).isEmpty());
                assertThat(asked.element().getHeaders().get("User-Agent")).startsWith("repwatch/test (");
                int told = posts(world);
                Map<String, MockResponse> bad = new LinkedHashMap<>();
                bad.put("less than half", said(filler(60)));
                bad.put("more of the address space", said("0.0.0.0/1\n128.0.0.0/1\n"));
                bad.put("page for browsers", page(filler(200)));
                bad.put("no entry", said(""));
                bad.put("error page", said("<!doctype html><title>503</title>"));
                bad.put("own time stamp", said("# last updated 1600000000 (Sun Sep 13 2020)\n" + filler(200)));
                bad.put("one of your networks", said(filler(200) + "192.0.2.10-192.0.2.15\n"));
                bad.put("redirects to 127.0.0.2", redirect("http://127.0.0.2:" + server.getPort() + "/x"));
                bad.put("status 503", new MockResponse.Builder().code(503).build());
                bad.put("more than 256 MB", redirect(endless.url()));
                for (Map.Entry<String, MockResponse> each :
                        List.copyOf(bad.entrySet()).subList(0, TROUBLES)) {
                    int before = world.told(NOTICE).size();
                    answer = each.getValue();
                    await(each.getKey())
                            .atMost(WITHIN)
                            .until(() -> world.told(each.getKey()).size() == 1);
                    int questions = asked.size();
                    await().atMost(WITHIN).until(() -> asked.size() > questions);
                    assertThat(world.told(NOTICE)).as(each.getKey()).hasSize(before + 1);
                    assertThat(world.get("/api/v1/targets?q=" + OURS).body()).contains("\"listed\":1");
                    int good = world.told("is good again").size();
                    answer = said(filler(200) + OURS + " ; trapped\n");
                    await().atMost(WITHIN)
                            .until(() -> world.told("is good again").size() > good);
                }
                assertThat(posts(world) - told)
                        .as("notices and their ends alone")
                        .isEqualTo(2 * TROUBLES);
            }
            // what was good is there after a start, whatever the server says then
            answer = page("<html></html>");
            try (Daemon again = world.start()) {
                await().atMost(WITHIN).until(() -> read(world, 201));
                assertThat(world.get("/api/v1/targets?q=" + OURS).body()).contains("\"listed\":1");
            }
        }
    }

    @Test
    @Tag("slow")
    void aServerThatHangsIsOneNoticeAndNothingIsKnown() throws IOException, InterruptedException {
        try (DaemonWorld world = new DaemonWorld(folder);
                MockWebServer server = server()) {
            answer = new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
            world.with(list(served(server), ""));
            try (Daemon daemon = world.start()) {
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> !world.told(NOTICE).isEmpty());
                assertThat(world.told("gave no file in time")).hasSize(1);
                assertThat(world.get("/api/v1/targets?q=" + OURS).body()).contains("\"unknown_lists\":1");
                assertThat(world.get("/metrics").body())
                        .contains(
                                "repwatch_list_file_good{list=\"handed\"} 0\n",
                                "repwatch_list_up{list=\"handed\"} 0\n");
            }
        }
    }

    private static int posts(DaemonWorld world) {
        return world.told("").size();
    }

    private static String served(MockWebServer server) {
        return "url = \"" + server.url("/list.txt")
                + "\", allow_private = true, min_interval = \"1s\", max_age = \"1h\"";
    }

    private MockWebServer server() throws IOException {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request);
                return answer;
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        return server;
    }

    private static MockResponse page(String text) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body(text)
                .build();
    }

    private static MockResponse redirect(String to) {
        return new MockResponse.Builder().code(302).addHeader("Location", to).build();
    }

    /** Says that a file follows, and never ends it. */
    private static final class EndlessServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

        EndlessServer() throws IOException {
            Thread thread = new Thread(this::serve, "endless");
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "http://localhost:" + socket.getLocalPort() + "/list.txt";
        }

        private void serve() {
            byte[] lines = "198.18.0.1\n".repeat(6000).getBytes(StandardCharsets.US_ASCII);
            while (!socket.isClosed()) {
                try (Socket one = socket.accept();
                        OutputStream out = one.getOutputStream()) {
                    int read = one.getInputStream().read(new byte[4096]);
                    if (read > 0) {
                        out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        for (long sent = 0; sent < 10L << 30; sent += lines.length) {
                            out.write(lines);
                        }
                    }
                } catch (IOException over) {
                    // whoever has had enough hangs up
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static boolean read(DaemonWorld world, int entries) throws IOException, InterruptedException {
        return world.get("/metrics").body().contains("repwatch_list_file_entries{list=\"handed\"} " + entries + "\n");
    }

    private static LoopbackZone zone(DaemonWorld world) {
        return world.nameserver.zone(ZONE).ttl(Duration.ofSeconds(1)).testPoints("127.0.0.2");
    }

    private static String list(String file, String more) {
        return """

                [[list]]
                id = "handed"
                title = "Handed out"
                %s
                kinds = ["ipv4"]
                tier = 1
                codes = { "127.0.0.2" = { name = "spam source", severity = "critical", scope = "ip" } }
                file = { format = "plain", %s }
                """.formatted(more, file);
    }

    private static String filler(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(i -> "198.18." + i / 250 + "." + i % 250)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void put(Path file, String text) throws IOException {
        Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text);
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minusSeconds(5)));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static MockResponse said(String text) {
        return new MockResponse.Builder().body(text).build();
    }
}
