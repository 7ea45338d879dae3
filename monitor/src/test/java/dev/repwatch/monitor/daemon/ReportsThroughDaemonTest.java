package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.endtoend.Dovecot;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of reports of {@code checks/src/test/resources/feeds/reports}, file by file, through a whole daemon: each line has
 * a mailbox of its own at a real Dovecot, or a link at a web server, and what the daemon says of it is in its API.
 */
@Tag("peers")
class ReportsThroughDaemonTest {

    private static final Path REPORTS = Path.of("..", "checks/src/test/resources/feeds/reports");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @TempDir
    Path mail;

    /** What the table wants of a line: numbers by target, or words. */
    private record Line(String id, JsonNode expected) {
        String feed() {
            return (id.startsWith("a") ? "arf-" : id.startsWith("f") ? "dmarc-" : "") + id;
        }
    }

    @Test
    void everyFileComesToWhatTheTableSays() throws Exception {
        List<Line> lines = table();
        try (Dovecot dovecot = new Dovecot(mail);
                MockWebServer web = web();
                DaemonWorld world = new DaemonWorld(folder).with(targets())) {
            for (Line line : lines) {
                world.with(line.id().startsWith("snds") ? link(line, web) : mailbox(line, dovecot));
            }
            Files.writeString(folder.resolve("mail-password"), Dovecot.PASSWORD);
            try (Daemon daemon = daemon(world)) {
                assertThat(daemon).isNotNull();
                SoftAssertions all = new SoftAssertions();
                for (Line line : lines) {
                    hold(line, answered(world, line.feed()), all);
                }
                all.assertAll();
                JsonNode learned =
                        JSON.readTree(world.get("/api/v1/posture/suggestions").body());
                String first = learned.path("suggestions").path(0).path("words").asText();
                assertThat(first).contains("not configured");
                assertThat(Said.good(world.file, "status")).contains("Seen and not configured", first);
                assertThat(Said.good(world.file, "status", "--output", "json")).doesNotContain("not configured");
            }
        }
    }

    /** One that the server has and cannot hand out: Dovecot ends the conversation each time it is asked for. */
    @Test
    void aMessageThatTheServerCannotHandOutIsSteppedOver() throws Exception {
        try (Dovecot dovecot = new Dovecot(mail);
                DaemonWorld world = new DaemonWorld(folder).with(targets())) {
            Path locked = dovecot.deliver("reports", file("dmarc-f061-"), NOW);
            dovecot.deliver("reports", file("dmarc-f078-"), NOW);
            Dovecot.lock(locked);
            world.with(feed("dmarc", "dmarc", "reports", dovecot));
            Files.writeString(folder.resolve("mail-password"), Dovecot.PASSWORD);
            try (Daemon daemon = daemon(world)) {
                assertThat(daemon).isNotNull();
                JsonNode answer = answered(world, "dmarc");
                assertThat(numbers(answer, "dmarc_messages")).containsEntry("example.jp", 10.0);
                assertThat(answer.path("remarks").toString()).contains("the server does not hand it out");
                JsonNode learned =
                        JSON.readTree(world.get("/api/v1/posture/suggestions").body());
                assertThat(learned.path("suggestions").isArray()).isTrue();
            }
        }
    }

    private static void hold(Line line, JsonNode answer, SoftAssertions all) {
        Map<String, Object> seen = new TreeMap<>();
        if (line.id().startsWith("a")) {
            if (line.expected().isTextual()) {
                all.assertThat(numbers(answer, "complaints")).as(line.id()).isEmpty();
                all.assertThat(answer.path("remarks").toString()).as(line.id()).contains("passed over");
            } else {
                line.expected()
                        .properties()
                        .forEach(it -> seen.put(it.getKey(), it.getValue().asDouble()));
                all.assertThat(numbers(answer, "complaints")).as(line.id()).isEqualTo(seen);
            }
        } else if (line.id().startsWith("f")) {
            report(line, answer, all);
        } else {
            snds(line, answer, all);
        }
    }

    private static void report(Line line, JsonNode answer, SoftAssertions all) {
        all.assertThat(numbers(answer, "dmarc_fail_rate").values())
                .as(line.id())
                .allMatch(it -> it == 0);
        if (line.expected().isTextual()) {
            all.assertThat(answer.path("remarks")).as(line.id()).isNotEmpty();
            all.assertThat(numbers(answer, "dmarc_failed").values())
                    .as(line.id())
                    .allMatch(it -> it == 0);
            return;
        }
        line.expected().properties().forEach(it -> {
            String target = it.getKey();
            all.assertThat(numbers(answer, "dmarc_messages").get(target))
                    .as(line.id())
                    .isEqualTo(it.getValue().path("all").asDouble());
            all.assertThat(numbers(answer, "dmarc_failed").get(target))
                    .as(line.id())
                    .isEqualTo(it.getValue().path("failed").asDouble());
            all.assertThat(numbers(answer, "dmarc_refused").get(target))
                    .as(line.id())
                    .isEqualTo(it.getValue().path("refused").asDouble());
        });
    }

    private static void snds(Line line, JsonNode answer, SoftAssertions all) {
        Map<String, Double> rates = numbers(answer, "snds_complaint_rate");
        if (line.id().contains("15-cells")) {
            all.assertThat(numbers(answer, "snds_colour"))
                    .as(line.id())
                    .containsKeys("1.1.1.0", "1.1.1.2", "1.1.1.8")
                    .doesNotContainKey("1.1.1.4");
            all.assertThat(answer.path("remarks").toString()).as(line.id()).contains("left out");
        }
        all.assertThat(rates).as(line.id()).containsEntry("1.1.1.5", 0.02).containsEntry("1.1.1.6", 0.01);
    }

    private static Map<String, Double> numbers(JsonNode answer, String measure) {
        Map<String, Double> numbers = new TreeMap<>();
        for (JsonNode it : answer.path("measures")) {
            if (it.path("measure").asText().equals(measure)) {
                numbers.put(it.path("target").asText(), it.path("value").asDouble());
            }
        }
        return numbers;
    }

    private static JsonNode answered(DaemonWorld world, String feed) {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode answer =
                    JSON.readTree(world.get("/api/v1/feeds?feed=" + feed).body());
            last.put(feed, answer);
            assertThat(answer.path("state").asText()).as("%s", answer).isNotEqualTo("waiting");
        });
        return last.getOrDefault(feed, JSON.createObjectNode());
    }

    private static Daemon daemon(DaemonWorld world) throws IOException {
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        InstantSource clock = () -> NOW.plusNanos(System.nanoTime() - START);
        return Daemon.start(
                world.file,
                reader,
                reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
                    throw new AssertionError(refused.problems().toString());
                }),
                DaemonEnvironment.ofSystem("test")
                        .withoutPosture()
                        .reaching(AddressGuard.ANYWHERE)
                        .at(clock));
    }

    private static final long START = System.nanoTime();

    private String mailbox(Line line, Dovecot dovecot) throws IOException {
        for (Path file : files(line)) {
            dovecot.deliver(line.id(), file, NOW);
        }
        return feed(line.feed(), line.id().startsWith("a") ? "arf" : "dmarc", line.id(), dovecot);
    }

    private static String feed(String name, String type, String user, Dovecot dovecot) {
        return """

            [feeds.%s]
            type = "%s"
            host = "127.0.0.1"
            port = %d
            tls = "none"
            allow_private = true
            username = "%s"
            password = { file = "mail-password" }
            """.formatted(name, type, dovecot.port(), user)
                + (type.equals("arf") ? "authserv_id = \"mx.test\"\n" : "");
    }

    private String link(Line line, MockWebServer web) throws IOException {
        Files.writeString(folder.resolve(line.id()), web.url("/" + line.id() + "?key=made-up") + "\n");
        return "\n[feeds." + line.feed() + "]\ntype = \"snds\"\nlink = { file = \"" + line.id() + "\" }\n";
    }

    private static MockWebServer web() throws IOException {
        MockWebServer web = new MockWebServer();
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String name = request.getUrl().encodedPath().substring(1) + ".csv";
                try {
                    return new MockResponse.Builder()
                            .body(Files.readString(REPORTS.resolve(name)))
                            .build();
                } catch (IOException missing) {
                    return new MockResponse.Builder().code(404).build();
                }
            }
        });
        web.start(InetAddress.getLoopbackAddress(), 0);
        return web;
    }

    private static String targets() {
        return """

            [[targets]]
            name = "reported"
            addresses = ["2001:db8::10", "1.1.1.0", "1.1.1.2", "1.1.1.4", "1.1.1.5", "1.1.1.6", "1.1.1.8"]
            domains = ["example.jp", "xn--r8jz45g.example"]
            """;
    }

    private static Path file(String begin) throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            return files.filter(it -> it.getFileName().toString().startsWith(begin))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<Path> files(Line line) throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            return files.filter(it -> it.getFileName().toString().matches("(?:arf|dmarc)-" + line.id() + "-.*"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Line> table() throws IOException {
        try (Stream<String> lines = Files.lines(REPORTS.resolve("expected.tsv"))) {
            return lines.skip(1)
                    .map(it -> it.split("\t", -1))
                    .map(it -> new Line(it[0], words(it[2])))
                    .toList();
        }
    }

    private static JsonNode words(String cell) {
        try {
            return cell.startsWith("{") || cell.startsWith("\"") ? JSON.readTree(cell) : JSON.valueToTree(cell);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
