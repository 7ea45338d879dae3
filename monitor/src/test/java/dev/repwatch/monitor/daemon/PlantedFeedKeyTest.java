package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Feeds;
import dev.repwatch.checks.http.AddressGuard;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.feeds.GossipingMailServer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole daemon with every feed that has a secret, each secret a planted one, and sources that say back all they are sent:
 * it is in no log of either kind, on no page, in no answer, alert, command or file. The clock is moved on by hand, so that
 * every feed is asked in every mood of its source.
 */
class PlantedFeedKeyTest {

    private static final String PLANTED = "pl4nted+key/with=odd&letters";
    private static final String TOKEN = "t0ken-of-a-session";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAST = Duration.ofDays(30);
    private static final Duration BETWEEN = Duration.ofHours(7);
    private static final String WATCHED = "192.0.2.10";

    /** All of them with {@code -Drepwatch.planted.moods=13}. */
    private static final int MOST_MOODS = Integer.getInteger("repwatch.planted.moods", 3);

    @TempDir
    Path folder;

    private final Map<String, String> emitted = new LinkedHashMap<>();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(PAST.negated());
    private EchoingSources sources;
    private GossipingMailServer mailServer;
    private DaemonWorld world;
    private Set<String> needles = Set.of();

    @BeforeEach
    void start() throws Exception {
        sources = new EchoingSources(PLANTED, TOKEN);
        mailServer = new GossipingMailServer(PLANTED);
        String account = serviceAccount();
        secret("key", PLANTED);
        secret("account", account);
        secret("snds-link", sources.of("snds") + "data?key=" + URLEncoder.encode(PLANTED, StandardCharsets.UTF_8));
        secret("snds-status", sources.of("snds") + "status?key=" + URLEncoder.encode(PLANTED, StandardCharsets.UTF_8));
        world = new DaemonWorld(folder).with(feeds());
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
        mailServer.close();
        sources.close();
    }

    @Test
    void isInNothingThatIsEverEmitted() throws Exception {
        try (EveryLog log = EveryLog.begin()) {
            Settings settings = settings();
            everySecretIsPlanted(settings);
            InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
            try (Daemon daemon = Daemon.start(
                    world.file,
                    new ConfigReader(Map.of(), Sections.ALL, true),
                    settings,
                    DaemonEnvironment.ofSystem("test")
                            .withoutPosture()
                            .reaching(AddressGuard.ANYWHERE)
                            .at(clock))) {
                for (int mood = 0; mood < Math.min(MOST_MOODS, sources.moods()); mood++) {
                    everyFeedIsAsked(mood);
                    everyAnswer("in mood " + mood);
                }
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(world.told("our key is wrong")).isNotEmpty());
                keep("database", script(daemon));
            }
            keep("log", log.everything());
        }
        keep("slack", world.slack.received().toString());
        keep("mail", world.mail.received().toString());
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            files.filter(Files::isRegularFile).forEach(this::keepFile);
        }
        assertThat(emitted.get("log")).contains("TRACE", "java.util.logging").hasSizeGreaterThan(10_000);
        assertThat(emitted.get("database")).contains("FEED_STANDING", "<secret>");
        assertThat(emitted)
                .allSatisfy((where, text) -> assertThat(text).as(where).isNotBlank());
        emitted.forEach((where, text) ->
                needles.forEach(it -> assertThat(text).as("%s in %s", it, where).doesNotContain(it)));
    }

    /** In the next mood, and each at least once: the first is the round with which the daemon begins. */
    private void everyFeedIsAsked(int mood) {
        Map<String, Integer> before = new HashMap<>(sources.asked());
        int mails = mailServer.heard();
        sources.mood(mood);
        ahead.updateAndGet(it -> it.plus(BETWEEN));
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, Integer> now = sources.asked();
            assertThat(now.keySet()).containsExactlyInAnyOrderElementsOf(webSources());
            assertThat(now)
                    .allSatisfy((source, times) ->
                            assertThat(times).as(source).isGreaterThan(before.getOrDefault(source, 0)));
            assertThat(mailServer.heard()).isGreaterThanOrEqualTo(mails + 2);
        });
    }

    private static Set<String> webSources() {
        return Set.of(
                "abuseipdb",
                "webrisk",
                "spamhaus",
                "ses",
                "snds",
                "snds-rest",
                "postmaster",
                "postmaster-robot",
                "ours");
    }

    /** What people and programs are shown, in the form in which they get it. */
    private void everyAnswer(String when) throws Exception {
        for (String path : List.of(
                "/",
                "/metrics",
                "/-/ready",
                "/api/v1/feeds",
                "/api/v1/status",
                "/api/v1/status?target=" + WATCHED,
                "/api/v1/history?target=" + WATCHED,
                "/api/v1/alerts",
                "/api/v1/outbox")) {
            keep(path + " " + when, page(path));
        }
        for (String words : List.of("feeds", "feeds --output json", "feeds --output csv", "status " + WATCHED)) {
            keep(words + " " + when, said(words));
        }
        for (String feed : settings().file().feeds().keySet().stream()
                .map(Object::toString)
                .toList()) {
            keep("feed " + feed + " " + when, page("/api/v1/feeds?feed=" + feed));
            keep("feeds " + feed + " " + when, said("feeds " + feed));
            keep("history of " + feed + " " + when, page("/api/v1/feeds/history?feed=" + feed + "&target=" + WATCHED));
        }
        for (String words : List.of("validate", "validate --output json", "doctor")) {
            keep(words + " " + when, said(words));
        }
    }

    private String page(String path) throws Exception {
        var answer = world.get(path);
        return answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body();
    }

    private String said(String words) {
        Said said = Said.by(world.file, words.split(" "));
        return said.out() + said.err() + "end";
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

    private static String script(Daemon daemon) {
        return daemon.database()
                .read(transaction -> String.join(
                        "\n",
                        transaction
                                .handle()
                                .createQuery("SCRIPT")
                                .mapTo(String.class)
                                .list()));
    }

    private Settings settings() {
        return new ConfigReader(Map.of(), Sections.ALL, true)
                .read(world.file)
                .match(ConfigOutcome.Read::settings, refused -> {
                    throw new AssertionError(refused.problems().toString());
                });
    }

    /** Every component of every settings record that holds a secret has one here. */
    private static void everySecretIsPlanted(Settings settings) {
        Map<String, Set<String>> planted = new HashMap<>();
        settings.file()
                .feeds()
                .values()
                .forEach(entry -> secrets(entry.settings().getClass())
                        .filter(it -> !empty(entry.settings(), it))
                        .forEach(it -> planted.computeIfAbsent(entry.type().type(), type -> new TreeSet<>())
                                .add(it.getName())));
        Map<String, Set<String>> all = new HashMap<>();
        for (FeedType<?> type : Feeds.ALL) {
            secrets(type.settings())
                    .forEach(it -> all.computeIfAbsent(type.type(), key -> new TreeSet<>())
                            .add(it.getName()));
        }
        assertThat(planted).isEqualTo(all);
    }

    private static Stream<RecordComponent> secrets(Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents())
                .filter(it -> it.getGenericType().getTypeName().contains(Secret.class.getName()));
    }

    private static boolean empty(Record settings, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(settings);
            return value.equals(Optional.empty()) || value.equals(Map.of());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("settings records are readable", impossible);
        }
    }

    /** Also fills the needles: the planted word in no spelling, no token, and nothing of the private key. */
    private String serviceAccount() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String key = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        needles = new TreeSet<>(Set.of("pl4nted", TOKEN, key.substring(40, 80)));
        for (int skipped = 0; skipped < 3; skipped++) {
            String shifted = Base64.getEncoder()
                    .encodeToString(("   ".substring(skipped) + PLANTED).getBytes(StandardCharsets.UTF_8));
            needles.add(shifted.substring(4, 20));
        }
        return "{\"client_email\":\"robot@example.test\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n" + key
                + "\\n-----END PRIVATE KEY-----\\n\"}";
    }

    private void secret(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String feeds() {
        return """

            [[targets]]
            name = "news"
            domains = ["example.test"]
            sends_from = ["transactional"]

            [feeds.abuseipdb]
            key = { file = "key" }
            endpoint = "@abuseipdb@"

            [feeds.webrisk]
            key = { file = "key" }
            endpoint = "@webrisk@"

            [feeds.spamhaus]
            username = "user"
            password = { file = "key" }
            endpoint = "@spamhaus@"

            [feeds.ses]
            region = "ap-northeast-1"
            access_key = { file = "key" }
            secret_key = { file = "key" }
            pool = "transactional"
            endpoint = "@ses@"
            metrics_endpoint = "@ses@"

            [feeds.snds]
            link = { file = "snds-link" }
            status_link = { file = "snds-status" }

            [feeds.snds-rest]
            type = "snds"
            refresh_token = { file = "key" }
            client_id = "client"
            endpoint = "@snds-rest@"
            token_endpoint = "@snds-rest@token"

            [feeds.postmaster]
            client_id = "client"
            client_secret = { file = "key" }
            refresh_token = { file = "key" }
            endpoint = "@postmaster@"
            token_endpoint = "@postmaster@token"

            [feeds.postmaster-robot]
            type = "postmaster"
            service_account = { file = "account" }
            subject = "postmaster@example.test"
            endpoint = "@postmaster-robot@"
            token_endpoint = "@postmaster-robot@token"

            [feeds.ours]
            type = "generic"
            url = "@ours@{target}?key={key}"
            key = { file = "key" }
            secret_headers = { "X-Key" = { file = "key" } }
            json_pointer = "/value"
            covers = ["ipv4"]
            scale = "made up"
            poor = 1
            allow_private = true

            [feeds.arf]
            host = "127.0.0.1"
            port = @mail@
            tls = "none"
            allow_private = true
            username = "user"
            password = { file = "key" }
            authserv_id = "mx.example.test"

            [feeds.bounces]
            host = "127.0.0.1"
            port = @mail@
            tls = "none"
            allow_private = true
            username = "user"
            password = { file = "key" }
            authserv_id = "mx.example.test"

            [feeds.dmarc]
            host = "127.0.0.1"
            port = @mail@
            tls = "none"
            allow_private = true
            username = "user"
            password = { file = "key" }

            [feeds.ruf]
            host = "127.0.0.1"
            port = @mail@
            tls = "none"
            allow_private = true
            username = "user"
            password = { file = "key" }

            [feeds.tlsrpt]
            host = "127.0.0.1"
            port = @mail@
            tls = "none"
            allow_private = true
            username = "user"
            password = { file = "key" }
            """.replace("@mail@", Integer.toString(mailServer.port())).transform(text -> webSources().stream()
                .reduce(text, (done, it) -> done.replace("\"@" + it + "@", "\"" + sources.of(it))));
    }
}
