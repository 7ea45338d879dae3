package dev.repwatch.monitor.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.alerts.standin.MailSink;
import dev.repwatch.alerts.standin.SlackStandIn;
import dev.repwatch.checks.dns.loopback.BadPackets;
import dev.repwatch.checks.dns.loopback.BrokenLists;
import dev.repwatch.checks.dns.loopback.LoopbackNameserver;
import dev.repwatch.checks.dns.loopback.LoopbackZone;
import dev.repwatch.checks.dns.loopback.Misbehaviour;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.cli.RepwatchCommand;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.section.StorageSection;
import dev.repwatch.monitor.store.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * {@code repwatch run} as its own process at the most talkative log level, with a key planted in a list's zone: whatever the
 * list answers, the key is in nothing that the program ever emits.
 */
@Tag("slow")
class PlantedListKeyTest {

    private static final String KEY = "PlantedKey0123456789abcdef";
    private static final String LISTED = "192.0.2.10";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** All ten with {@code -Drepwatch.planted.troubles=10}. */
    private static final int MOST_TROUBLES = Integer.getInteger("repwatch.planted.troubles", 3);

    private static final Map<String, Misbehaviour> TROUBLES = new LinkedHashMap<>();

    static {
        TROUBLES.put("world", BrokenLists.everythingBecause("your key is " + KEY, "127.0.0.2"));
        TROUBLES.put("bad key", BrokenLists.everything("127.255.255.250"));
        TROUBLES.put("timeout", BrokenLists.silent());
        TROUBLES.put("SERVFAIL", BrokenLists.rcode("SERVFAIL"));
        TROUBLES.put("REFUSED", BrokenLists.rcode("REFUSED"));
        TROUBLES.put("forged", BadPackets.wrongQuestion("127.0.0.2"));
        TROUBLES.put("alias", BadPackets.alias("a", "127.0.0.2"));
        TROUBLES.put("malformed", BadPackets.compressionLoop());
        TROUBLES.put("gone", BrokenLists.gone());
        TROUBLES.put("undocumented", BrokenLists.everything("127.0.0.99"));
    }

    @TempDir
    Path folder;

    private final LoopbackNameserver nameserver = LoopbackNameserver.start();
    private final LoopbackZone zone = nameserver.zone(KEY + ".dq.near.test").ttl(Duration.ofSeconds(1));
    private final MailSink mail = new MailSink(0);
    private final MockWebServer webhook = new MockWebServer();
    private final List<String> hooked = java.util.Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> emitted = new LinkedHashMap<>();
    private SlackStandIn slack;
    private Path file;
    private int port;

    @BeforeEach
    void start() throws IOException {
        slack = new SlackStandIn(0);
        webhook.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                hooked.add(request.getHeaders()
                        + (request.getBody() == null ? "" : request.getBody().utf8()));
                return new MockResponse.Builder().build();
            }
        });
        webhook.start();
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        nameserver.zone("example.com");
        zone.testPoints("127.0.0.2")
                .list(LISTED, "see https://dq.near.test/" + KEY + " or " + KEY.toUpperCase(Locale.ROOT), "127.0.0.2");
        Files.writeString(folder.resolve("list.key"), KEY + "\n");
        Files.writeString(folder.resolve("slack-token"), "xoxb-test");
        Files.writeString(folder.resolve("hook-url"), webhook.url("/hook").toString());
        file = Files.writeString(folder.resolve("config.toml"), configuration());
    }

    @AfterEach
    void stop() {
        nameserver.close();
        slack.close();
        mail.close();
        webhook.close();
    }

    @Test
    void isInNothingThatIsEverEmitted() throws Exception {
        RepwatchProcess daemon = RepwatchProcess.start(
                folder,
                // the shipped log configuration, not that of the tests
                Map.of("REPWATCH_LOG_LEVEL", "TRACE", "JDK_JAVA_OPTIONS", "-Dlogback.configurationFile=logback.xml"),
                "run",
                "--config",
                file.toString());
        try (daemon) {
            await().atMost(PATIENCE)
                    .until(() -> hooked.stream().anyMatch(body -> body.contains(LISTED))
                            && slack.received().stream()
                                    .anyMatch(post -> post.json().contains(LISTED))
                            && !mail.received().isEmpty());
            everyAnswer("while listed");
            TROUBLES.values().stream().limit(MOST_TROUBLES).forEach(how -> {
                zone.misbehave("192.0.2.11", how);
                moreQuestions(4);
                zone.misbehave(how);
                moreQuestions(6);
                zone.behave();
                moreQuestions(6);
            });
            zone.misbehave(BrokenLists.rcode("SERVFAIL"));
            everyAnswer("while failing");
            Files.writeString(folder.resolve("list.key"), KEY + ".no.label");
            daemon.hangUp();
            await().atMost(PATIENCE).until(() -> daemon.err().contains("is no DNS label"));
            keep("validate", run("validate"));
            Files.writeString(folder.resolve("list.key"), KEY);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(slack.received())
                            .anyMatch(post -> post.text().contains("is not believed for now")));
            assertThat(daemon.terminate()).isZero();
        }
        keep("log", daemon.err() + daemon.out());
        keep("slack", slack.received().toString());
        keep("mail", mail.received().toString());
        keep("webhook", hooked.toString());
        keep("database", script());
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            files.filter(Files::isRegularFile).forEach(this::keepFile);
        }

        assertThat(emitted.get("log")).contains("TRACE").contains("DEBUG").hasSizeGreaterThan(10_000);
        assertThat(emitted.get("database")).contains("INSERT INTO").contains("see https://dq.near.test/<key>");
        assertThat(emitted)
                .allSatisfy((where, text) -> assertThat(text.toLowerCase(Locale.ROOT))
                        .as(where)
                        .isNotBlank()
                        .doesNotContain(KEY.toLowerCase(Locale.ROOT)));
    }

    /** Commands that ask the daemon or the list, in every form, and what the web port says. */
    private void everyAnswer(String when) {
        Stream.of(
                        "check " + LISTED + " 192.0.2.11 --output json",
                        "check " + LISTED + " --output table",
                        "check " + LISTED + " --output csv",
                        "check " + LISTED + " --output nagios",
                        "lists --output json",
                        "lists --output csv",
                        "lists",
                        "lists show keyed-bl",
                        "lists probe",
                        "status --output json",
                        "status " + LISTED,
                        "history " + LISTED + " --output json",
                        "doctor",
                        "budget --output json",
                        "budget",
                        "validate --output json",
                        "validate",
                        "delist list",
                        "ack",
                        "outbox")
                .forEach(words -> keep(words + " " + when, run(words.split(" "))));
        Stream.of("/", "/metrics", "/-/ready", "/api/v1/status", "/api/v1/alerts", "/api/v1/outbox")
                .forEach(path -> keep(path + " " + when, get(path)));
    }

    private void moreQuestions(int some) {
        long before = zone.questions();
        await().atMost(PATIENCE).until(() -> zone.questions() >= before + some);
    }

    private void keep(String where, String text) {
        emitted.put(where, text);
    }

    private void keepFile(Path path) {
        try {
            keep(path.toString(), new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1) + "end");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String run(String... words) {
        StringWriter said = new StringWriter();
        CommandLine line =
                RepwatchCommand.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--config");
        all.add(file.toString());
        int exit = line.execute(all.toArray(String[]::new));
        assertThat(said.toString()).as("%s", List.of(words)).doesNotContain("Usage: ");
        return exit + "\n" + said;
    }

    private String get(String path) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String script() {
        StorageSection storage = new ConfigReader(Map.of(), Sections.ALL)
                .read(file)
                .match(read -> read.settings().file().storage(), refused -> {
                    throw new AssertionError(refused.problems().toString());
                });
        try (Database database = Database.open(storage.location())) {
            return database.read(transaction -> String.join(
                    "\n",
                    transaction
                            .handle()
                            .createQuery("SCRIPT")
                            .mapTo(String.class)
                            .list()));
        }
    }

    private String configuration() {
        return """
            [web]
            listen = "127.0.0.1:%d"

            [storage]
            path = "data/repwatch"

            [dns]
            resolvers = ["%s"]
            timeout = "1s"
            retries = 0

            [schedule]
            dnsbl = "1s"

            [confirmation]
            confirm_retry = "1s"
            clear_retry = "1s"
            clear_span = "2s"
            bad_span = "1s"
            good_span = "1s"
            good_probes = 1
            probation_probes = 1

            [alerting]
            group_wait = "0s"

            [lists]
            defaults = false

            [[list]]
            id = "keyed-bl"
            title = "Keyed Blocklist"
            zone = "{key}.dq.near.test"
            needs = "key-in-zone"
            kinds = ["ipv4"]
            tier = 1
            key_file = "list.key"
            codes = { "127.0.0.2" = { name = "spam source", severity = "critical", scope = "ip" } }

            [[channels]]
            name = "ops"
            type = "slack"
            bot_token = { file = "slack-token" }
            channel = "#mail-alerts"
            api_url = "%s"

            [[channels]]
            name = "mail"
            type = "email"
            to = ["oncall@example.jp"]
            relays = ["127.0.0.1:%d"]
            security = "none"

            [[channels]]
            name = "hook"
            type = "webhook"
            url = { file = "hook-url" }

            [[targets]]
            name = "mx1"
            addresses = ["192.0.2.10", "192.0.2.11"]
            """.formatted(port, nameserver.address(), slack.apiUrl(), mail.port());
    }
}
