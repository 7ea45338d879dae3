package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who follows what happens misses nothing and keeps nobody waiting. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsThroughDaemonTest {

    private static final Pattern ID = Pattern.compile("(?m)^id: (\\d+)$");
    private static final Pattern DATA = Pattern.compile("(?m)^data: (.*)$");

    private DaemonWorld world;
    private Daemon daemon;
    private ApiCaller api;

    @BeforeAll
    void aDaemonWithOneListing(@TempDir Path folder) throws IOException {
        world = new DaemonWorld(folder);
        daemon = world.start();
        api = ApiCaller.of(world, folder);
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get("/-/ready").statusCode() == 200);
        world.nameserver
                .zone(DaemonWorld.ZONE)
                .list("192.0.2.10", "x\nevent: forged\ndata: {}\n<script>\u202E" + "y".repeat(150), "127.0.0.2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/alerts").body().contains("192.0.2.10"));
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    @Test
    void whoComesBackGetsWhatHeMissedOnce() throws Exception {
        List<String> before;
        try (Follower first = follow("0")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> !first.ids().isEmpty());
            before = first.ids();
        }
        api.post("/api/v1/alerts/act", "{\"action\":\"ack\",\"subject\":\"episode-1\",\"note\":\"mine\"}");
        try (Follower again = follow(before.get(before.size() - 1))) {
            await().atMost(Duration.ofSeconds(10)).until(() -> again.text().contains("event: ack"));
            assertThat(again.ids()).doesNotContainAnyElementsOf(before).doesNotHaveDuplicates();
        }
        try (Follower all = follow("0")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> all.text().contains("event: ack"));
            assertThat(all.ids()).containsAll(before).doesNotHaveDuplicates();
        }
    }

    @Test
    void textOfAListBeginsNoEventOfItsOwn() throws Exception {
        try (Follower all = follow("0")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> !all.ids().isEmpty());
            assertThat(all.text()).doesNotContain("\nevent: forged");
            for (MatchResult data : DATA.matcher(all.text()).results().toList()) {
                JsonNode event = new ObjectMapper().readTree(data.group(1));
                assertThat(event.has("kind") || event.isEmpty()).isTrue();
            }
        }
    }

    @Test
    void whatIsNotKeptAnyMoreIsAGap() throws Exception {
        try (Follower lost = follow("99999999")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> lost.text().contains("event: gap"));
        }
        assertThat(api.get("/api/v1/events?after=x").statusCode()).isEqualTo(400);
    }

    /** A hundred who follow, some of whom never read, cost a page nothing. */
    @Test
    void aHundredWhoFollowKeepNobodyWaiting() throws Exception {
        List<Follower> all = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                all.add(follow("0"));
            }
            for (Follower one : all) {
                await().atMost(Duration.ofSeconds(20)).until(() -> one.text().contains("retry: "));
            }
            for (int i = 0; i < 20; i++) {
                long began = System.nanoTime();
                assertThat(world.get("/-/healthy").statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(Thread.getAllStackTraces().keySet().stream()
                            .filter(it -> it.getName().startsWith("web")
                                    || it.getName().equals("events"))
                            .count())
                    .as("threads, of which none waits for one of the hundred")
                    .isLessThan(80);
        } finally {
            all.forEach(Follower::close);
        }
    }

    private Follower follow(String last) throws IOException {
        return new Follower(world.port, last);
    }

    /** Reads what is there, and never waits. */
    private static final class Follower implements AutoCloseable {

        private final Socket socket;
        private final StringBuilder read = new StringBuilder();

        Follower(int port, String last) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: " + last + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        String text() {
            try {
                while (socket.getInputStream().available() > 0) {
                    byte[] some = socket.getInputStream()
                            .readNBytes(socket.getInputStream().available());
                    read.append(new String(some, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return read.toString();
        }

        List<String> ids() {
            return ID.matcher(text()).results().map(it -> it.group(1)).toList();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
