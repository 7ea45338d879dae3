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
import dev.repwatch.checks.feeds.bounces.BouncesSettings;
import dev.repwatch.checks.feeds.dmarc.DmarcSettings;
import dev.repwatch.checks.feeds.generic.GenericSettings;
import dev.repwatch.checks.feeds.postmaster.PostmasterSettings;
import dev.repwatch.checks.feeds.ruf.RufSettings;
import dev.repwatch.checks.feeds.ses.SesSettings;
import dev.repwatch.checks.feeds.snds.SndsSettings;
import dev.repwatch.checks.feeds.spamhaus.SpamhausSettings;
import dev.repwatch.checks.feeds.tlsrpt.TlsRptSettings;
import dev.repwatch.checks.feeds.webrisk.WebRiskSettings;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.store.outbox.AlertJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** Every way in which a source can say a key back, the bad ones first. */
    private static final List<Function<RecordedRequest, MockResponse>> MOODS = List.of(
            request -> status(401, request),
            request -> status(403, request),
            request -> status(404, request),
            request -> status(429, request),
            request -> status(500, request),
            request -> said("<!DOCTYPE html><html>" + request.getUrl() + PLANTED + "</html>"),
            request -> said("{\"" + PLANTED + "\":[\"" + PLANTED + "\"]}"),
            request -> said(PLANTED),
            request -> said(""),
            request -> status(302, request),
            PlantedKeyTest::healthy);

    @TempDir
    Path directory;

    private int mood;

    @Test
    void itIsSeenNowhere() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Appender<ILoggingEvent> console = root.getAppender("OUT");
        root.detachAppender(console);
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try (FeedWorld world =
                        new FeedWorld(directory, request -> MOODS.get(mood).apply(request));
                GossipingMailServer mail = new GossipingMailServer(PLANTED)) {
            List<OpenFeed> open = new ArrayList<>();
            everySecretHolder(world.endpoint(), mail.port())
                    .forEach((type, settings) -> open.add(
                            Feeds.byType(type).orElseThrow().open(new SourceId(type), settings, world.surroundings())));
            world.enable(open);
            for (mood = 0; mood < MOODS.size(); mood++) {
                for (int i = 0; i < 2; i++) {
                    world.pass(Duration.ofHours(7));
                }
                lookEverywhere(world);
            }
            assertThat(mail.heard()).isPositive();
            assertThat(world.happenings()).isNotEmpty();
            assertThat(world.book().standings()).isNotEmpty();
        } finally {
            root.detachAppender(log);
            root.addAppender(console);
            root.setLevel(before);
        }
        assertThat(log.list).isNotEmpty();
        clean("logs", log.list.stream().map(PlantedKeyTest::words).collect(Collectors.joining("\n")));
    }

    /** What people and programs are shown, in the form in which they get it. */
    private static void lookEverywhere(FeedWorld world) throws Exception {
        clean("alerts", world.alerts(Language.EN) + " " + world.alerts(Language.JA));
        clean("alert bodies", world.alerts().stream().map(AlertJson::write).collect(Collectors.joining("\n")));
        clean("the score", world.memory().explain(FeedWorld.IP).toString());
        String metrics = Shown.metrics(world);
        assertThat(metrics).contains("repwatch_feed_freshness{source=\"snds\"", "repwatch_feed_up{source=\"arf\"");
        clean("metrics", metrics);
        clean("the API", Shown.api(world));
        clean("the database", dump(world));
    }

    @Test
    void everyFeedWithASecretIsCovered() {
        assertThat(everySecretHolder(URI.create("http://127.0.0.1/"), 1).keySet())
                .containsExactlyInAnyOrderElementsOf(Feeds.ALL.stream()
                        .filter(it -> holdsASecret(it))
                        .map(FeedType::type)
                        .toList());
    }

    private static boolean holdsASecret(FeedType<?> type) {
        return Arrays.stream(type.settings().getRecordComponents())
                .anyMatch(it -> it.getGenericType().getTypeName().contains("Secret"));
    }

    private static Map<String, Record> everySecretHolder(URI endpoint, int mail) {
        Secret key = new Secret(PLANTED);
        Optional<URI> here = Optional.of(endpoint);
        Optional<URI> tokens = Optional.of(endpoint.resolve("token"));
        Map<String, Record> holders = new HashMap<>(Map.of(
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
                        Optional.of(mail),
                        Optional.of("none"),
                        "user",
                        Optional.of(key),
                        Optional.empty(),
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
                        Optional.of(mail),
                        Optional.of("none"),
                        "user",
                        Optional.of(key),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true)));
        holders.put(
                "bounces",
                new BouncesSettings(
                        "127.0.0.1",
                        Optional.of(mail),
                        Optional.of("none"),
                        "user",
                        Optional.of(key),
                        Optional.empty(),
                        Optional.empty(),
                        "mx.example.test",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true));
        holders.put(
                "ruf",
                new RufSettings(
                        "127.0.0.1",
                        Optional.of(mail),
                        Optional.of("none"),
                        "user",
                        Optional.of(key),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true));
        holders.put(
                "tlsrpt",
                new TlsRptSettings(
                        "127.0.0.1",
                        Optional.of(mail),
                        Optional.of("none"),
                        "user",
                        Optional.of(key),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true));
        return holders;
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

    private static MockResponse status(int code, RecordedRequest request) {
        return new MockResponse.Builder()
                .code(code)
                .setHeader("X-Echo", PLANTED)
                .setHeader("Location", request.getUrl() + "?again=" + PLANTED)
                .setHeader("WWW-Authenticate", "Bearer error=\"" + PLANTED + "\"")
                .body("<html>" + request.getUrl() + " " + PLANTED + "</html>")
                .build();
    }

    private static MockResponse said(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    /** Good answers with the key in every place that words are taken from. */
    private static MockResponse healthy(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.endsWith("login") || path.endsWith("token")) {
            return said("{\"token\":\"" + PLANTED + "\",\"access_token\":\"" + PLANTED + "\"}");
        }
        if (path.contains("cidr")) {
            return said("{\"results\":[{\"dataset\":\"XBL\",\"heuristic\":\"" + PLANTED + "\"}]}");
        }
        if (path.endsWith("uris:search")) {
            return said("{\"threat\":{\"threatTypes\":[\"" + PLANTED + "\"]}}");
        }
        if (path.endsWith("complianceStatus")) {
            return said("{\"complianceData\":{\"rowData\":[{\"requirement\":\"" + PLANTED
                    + "\",\"status\":{\"status\":\"NEEDS_WORK\"}}]}}");
        }
        return said(path.endsWith(":query") ? "{}" : "{\"value\":3,\"data\":{\"abuseConfidenceScore\":80}}");
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
        assertThat(script).contains("FEED_STANDING", "FEED_SAMPLE");
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
