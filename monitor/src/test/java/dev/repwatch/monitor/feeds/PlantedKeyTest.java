package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Feeds;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.abuseipdb.AbuseIpdbSettings;
import dev.repwatch.checks.feeds.arf.ArfSettings;
import dev.repwatch.checks.feeds.dmarc.DmarcSettings;
import dev.repwatch.checks.feeds.generic.GenericSettings;
import dev.repwatch.checks.feeds.postmaster.PostmasterSettings;
import dev.repwatch.checks.feeds.ses.SesSettings;
import dev.repwatch.checks.feeds.snds.SndsSettings;
import dev.repwatch.checks.feeds.spamhaus.SpamhausSettings;
import dev.repwatch.checks.feeds.webrisk.WebRiskSettings;
import dev.repwatch.checks.reputation.SourceId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A key planted in the settings of every feed, and echoed by every source, is seen nowhere. */
class PlantedKeyTest {

    private static final String PLANTED = "pl4nted+key/with=odd&letters";
    private static final List<String> SPELLINGS = List.of(
            PLANTED, URLEncoder.encode(PLANTED, StandardCharsets.UTF_8), PLANTED.replace("&", "\\u0026"), "pl4nted");

    /** Nobody listens there: what is looked for is the password in the trouble that follows. */
    private static final int CLOSED_PORT = 1;

    @TempDir
    Path directory;

    @Test
    void itIsSeenNowhere() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Appender<ILoggingEvent> console = root.getAppender("OUT");
        root.detachAppender(console);
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try (FeedWorld world = new FeedWorld(directory, PlantedKeyTest::echo)) {
            List<OpenFeed> open = new ArrayList<>();
            everySecretHolder(world.endpoint())
                    .forEach((type, settings) -> open.add(
                            Feeds.byType(type).orElseThrow().open(new SourceId(type), settings, world.surroundings())));
            world.enable(open);
            for (int i = 0; i < 6; i++) {
                world.pass(Duration.ofHours(7));
            }
            assertThat(world.happenings()).isNotEmpty();
            clean("alerts", world.alerts().toString());
            clean("the score", world.memory().explain(FeedWorld.IP).toString());
            clean(
                    "metrics",
                    new FeedFigures(world.book(), world.clock()).feeds().toString()
                            + new FeedFigures(world.book(), world.clock()).scores());
            clean("the book", world.book().standings().toString());
            clean("the database", dump(world));
        } finally {
            root.detachAppender(log);
            root.addAppender(console);
            root.setLevel(before);
        }
        assertThat(log.list).isNotEmpty();
        clean("logs", log.list.stream().map(PlantedKeyTest::words).collect(Collectors.joining("\n")));
    }

    @Test
    void everyFeedWithASecretIsCovered() {
        assertThat(everySecretHolder(URI.create("http://127.0.0.1/")).keySet())
                .containsExactlyInAnyOrderElementsOf(Feeds.ALL.stream()
                        .filter(it -> holdsASecret(it))
                        .map(FeedType::type)
                        .toList());
    }

    private static boolean holdsASecret(FeedType<?> type) {
        return Arrays.stream(type.settings().getRecordComponents())
                .anyMatch(it -> it.getGenericType().getTypeName().contains("Secret"));
    }

    private static Map<String, Record> everySecretHolder(URI endpoint) {
        Secret key = new Secret(PLANTED);
        Optional<URI> here = Optional.of(endpoint);
        Optional<URI> tokens = Optional.of(endpoint.resolve("token"));
        return Map.of(
                "abuseipdb",
                new AbuseIpdbSettings(key, Optional.empty(), here),
                "webrisk",
                new WebRiskSettings(key, Optional.empty(), here),
                "spamhaus",
                new SpamhausSettings("user", key, Optional.empty(), Optional.empty(), Optional.empty(), here),
                "ses",
                new SesSettings("ap-northeast-1", key, key, "bulk", here, here),
                "snds",
                new SndsSettings(
                        Optional.of(new Secret(endpoint + "data?key=" + SPELLINGS.get(1))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                "postmaster",
                new PostmasterSettings(
                        Optional.of("client"),
                        Optional.of(key),
                        Optional.of(key),
                        Optional.empty(),
                        Optional.empty(),
                        here,
                        tokens),
                "generic",
                generic(endpoint, key),
                "arf",
                new ArfSettings(
                        "127.0.0.1",
                        Optional.of(CLOSED_PORT),
                        Optional.of("none"),
                        "user",
                        key,
                        Optional.empty(),
                        "mx.example.test",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true),
                "dmarc",
                new DmarcSettings(
                        "127.0.0.1",
                        Optional.of(CLOSED_PORT),
                        Optional.of("none"),
                        "user",
                        key,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }

    private static GenericSettings generic(URI endpoint, Secret key) {
        return new GenericSettings(
                endpoint + "{target}?key={key}",
                Optional.of(key),
                Map.of(),
                Map.of("X-Key", key),
                Optional.of("/value"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of("ipv4"),
                "made up",
                false,
                Optional.empty(),
                Optional.of(1.0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofHours(6)),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** A source that says everything it was asked back, in the places that feeds read words from. */
    private static MockResponse echo(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.endsWith("login")) {
            return new MockResponse.Builder()
                    .body("{\"token\":\"" + PLANTED + "\"}")
                    .build();
        }
        if (path.contains("cidr")) {
            return new MockResponse.Builder()
                    .body("{\"results\":[{\"dataset\":\"XBL\",\"heuristic\":\"" + PLANTED + "\"}]}")
                    .build();
        }
        return new MockResponse.Builder()
                .code(path.length() % 2 == 0 ? 500 : 403)
                .setHeader("X-Echo", PLANTED)
                .body("<html>" + request.getUrl() + " " + PLANTED + "</html>")
                .build();
    }

    private static String dump(FeedWorld world) {
        String script = world.database()
                .read(transaction -> String.join(
                        "\n",
                        transaction
                                .handle()
                                .createQuery("SCRIPT")
                                .mapTo(String.class)
                                .list()));
        assertThat(script).contains("FEED_STANDING", "XBL");
        return script;
    }

    private static String words(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null
                ? ""
                : ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + trace;
    }

    private static void clean(String where, String text) {
        SPELLINGS.forEach(spelling -> assertThat(text).as(where).doesNotContain(spelling));
    }
}
