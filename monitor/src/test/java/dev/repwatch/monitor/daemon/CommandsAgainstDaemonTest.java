package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.cli.ExitCode;
import dev.repwatch.monitor.config.ConfigOutcome;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.notify.SilenceRoutes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Every command that asks a daemon, or reads its configuration, against a real one with one listed address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsAgainstDaemonTest {

    private static final String LISTED = "192.0.2.10";
    private static final Pattern TASK = Pattern.compile("(?m)^(\\d+) +192\\.0\\.2\\.10");

    private Path folder;
    private DaemonWorld world;
    private Daemon daemon;

    @BeforeAll
    void aDaemonThatSeesAListing(@TempDir Path temporary) throws IOException {
        folder = temporary;
        world = new DaemonWorld(folder).with("""
            [feeds.mailspike]
            zone = "rep.near.test"
            """);
        world.nameserver.zone("rep.near.test").list(LISTED, "poor", "127.0.0.11");
        ConfigReader reader = new ConfigReader(Map.of(), Sections.ALL, true);
        daemon = Daemon.start(
                world.file,
                reader,
                settings(reader),
                DaemonEnvironment.ofSystem("test").withoutPosture());
        await().atMost(Duration.ofSeconds(30)).until(() -> get("/-/ready").statusCode() == 200);
        world.nameserver.zone(DaemonWorld.ZONE).list(LISTED, "Spam seen, see https://bl.near.test/", "127.0.0.2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.slack.received().stream()
                        .anyMatch(post ->
                                post.json().contains(LISTED) && post.json().contains("Near Blocklist")));
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    private Settings settings(ConfigReader reader) {
        return reader.read(world.file).match(ConfigOutcome.Read::settings, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
    }

    @Test
    void aTargetIsFoundInAnySpelling() {
        assertThat(good("status", LISTED + "/32")).startsWith(LISTED + " has ");
        assertThat(good("history", " " + LISTED + " ")).contains("near");
        assertThat(run("status", "192.0.2.99").err())
                .contains("\"192.0.2.99\" is not watched; did you mean \"192.0.2.1");
        assertThat(run("history", "EXAMPLE.test.").err()).contains("\"example.test\" was never watched");
        assertThat(run("test-alert", "--channel", "opps").err()).contains("no channel is named \"opps\"; these are: ");
    }

    @Test
    void statusAndHistoryShowTheListing() {
        assertThat(good("status"))
                .contains(LISTED)
                .contains("192.0.2.11")
                .containsPattern("target +name +pool +score +confidence +listed +unknown lists +last check")
                .containsPattern(LISTED + " +mx1 +transactional .* %.* UTC");
        assertThat(good("ack"))
                .containsPattern("alert +severity +open for +owner +state +headline")
                .containsPattern(" +critical +\\d+ (s|min) .*" + LISTED);
        assertThat(run("check", LISTED).out())
                .contains("tier 1 of 4: Large receivers refuse mail from " + LISTED + " because of this list.")
                .contains("removal: https://bl.near.test/remove. Fill in the form once the cause is fixed.");
        assertThat(good("status", LISTED)).contains("of 100 points").contains("near-blocklist");
        assertThat(good("history", LISTED)).contains("near-blocklist").contains("spam source");
    }

    /** Somebody on duty: reads the configuration, and not the secrets of channels. */
    @Test
    void somebodyWithoutTheSecretsOfChannelsUsesTheCommands() throws IOException {
        Path theirs = Files.writeString(folder.resolve("theirs.toml"), Files.readString(world.file) + """

                [[channels]]
                name = "closed"
                type = "webhook"
                url = { file = "closed/to/others" }

                [[channels]]
                name = "unset"
                type = "slack"
                channel = "#x"
                bot_token = { env = "REPWATCH_NOT_SET" }
                """);
        assertThat(Said.by(theirs, "validate").exit()).isEqualTo(ExitCode.BAD_CONFIGURATION);
        for (String command : List.of("status", "ack", "outbox", "budget", "lists", "feeds")) {
            assertThat(Said.good(theirs, command)).as(command).isNotBlank();
        }
        assertThat(Said.good(theirs, "silence", "list")).isNotBlank();
        assertThat(Said.good(theirs, "check", "192.0.2.11")).contains("CLEAN");
    }

    /** An address and a token are enough; of the configuration nothing is read. */
    @Test
    void anAddressAndATokenAreEnough() throws IOException {
        Path none = folder.resolve("none.toml");
        Path token = Files.writeString(
                folder.resolve("handed-out"), Files.readString(world.file.resolveSibling("data/api-token")));
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));
        String url = "http://" + daemon.address().getHostString() + ":"
                + daemon.address().getPort() + "/";

        assertThat(Said.good(none, "status", "--daemon", url, "--token-file", token.toString()))
                .contains(LISTED);
        assertThat(Said.by(none, "status", "--daemon", url).err())
                .contains("--daemon needs the API token too: --token-file FILE");
        assertThat(Said.by(none, "status", "--daemon", "http://192.0.2.1:9797", "--token-file", token.toString())
                        .err())
                .contains("the token is not sent to 192.0.2.1 over plain HTTP");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Said.by(none, "status", "--daemon", url, "--token-file", token.toString())
                        .err())
                .contains("can be read by others; run: chmod 640");
    }

    @Test
    void everyAnswerIsThereForPrograms() throws IOException {
        List<List<String>> commands = List.of(
                List.of("ack"),
                List.of("outbox"),
                List.of("guard", "show"),
                List.of("silence", "list"),
                List.of("status"),
                List.of("history", LISTED),
                List.of("feeds"),
                List.of("delist", "list"),
                List.of("delist", "times"),
                List.of("budget"),
                List.of("validate"),
                List.of("lists"),
                List.of("lists", "show", "near-blocklist"),
                List.of("lists", "probe"),
                List.of("doctor"));
        for (List<String> command : commands) {
            List<String> words = new ArrayList<>(command);
            words.addAll(List.of("-o", "json"));
            Said said = run(words.toArray(String[]::new));
            assertThat(new ObjectMapper().readTree(said.out()).isContainerNode())
                    .as(words + said.err())
                    .isTrue();
        }
    }

    @Test
    void listsSayThatTheListIsWell() {
        assertThat(good("lists", "show", "near-blocklist"))
                .contains("Near Blocklist")
                .contains("well");
    }

    @Test
    void aTaskIsMovedAndRemembersItsNotes() {
        String id = task();
        assertThat(good("delist", "show", id)).contains("Near Blocklist").contains("https://bl.near.test/remove");
        assertThat(good("delist", "requested", id, "--by", "hanako", "--note", "asked through the form"))
                .startsWith(
                        "task " + id + " (192.0.2.10 on Near Blocklist): it is requested; its conversation is told.");
        assertThat(good("delist", "requested", id, "--by", "hanako"))
                .contains("that was said already; it is requested, and nobody was told again");
        await().until(() ->
                world.slack.received().stream().anyMatch(post -> post.text().contains("Removal requested by hanako")));
        good("delist", "note", id, "they answer on Mondays", "--by", "hanako");
        assertThat(good("delist", "show", id))
                .contains("hanako")
                .contains("asked through the form")
                .contains("they answer on Mondays");
        assertThat(run("delist", "show", "999").err()).contains("there is no task 999");
        assertThat(good("delist", "undo", id, "--by", "hanako", "--note", "it was another list"))
                .contains("it is cause open; its conversation is told. Find and stop the cause first");
        assertThat(good("delist", "show", id)).contains("hanako  undone  requested: it was another list");
        assertThat(run("delist", "undo", id).err()).contains("nothing was done about task " + id);
    }

    @Test
    void tasksAreChosenAndWrittenForPrograms() throws IOException {
        assertThat(good("delist", "list", "--list", "near-blocklist", "--closed", "30d"))
                .contains("near-blocklist")
                .contains("      Find and stop the cause first");
        assertThat(good("delist", "list", "--owner", "nobody")).startsWith("No tasks");
        assertThat(good("delist", "list", "--output", "csv"))
                .startsWith("id,subject,list,state,severity,owner,opened_at,listed_seconds,")
                .contains("," + LISTED + ",near-blocklist,");
        JsonNode tasks = new ObjectMapper().readTree(good("delist", "list", "--output", "json"));
        assertThat(tasks.path("tasks")).isNotEmpty();
        JsonNode task = new ObjectMapper().readTree(good("delist", "show", task(), "--output", "json"));
        assertThat(task.path("draft").path("text").asText()).contains("We ask for the removal of " + LISTED);
        assertThat(run("delist", "list", "--state", "request").err())
                .contains("there is no state \"request\"; say one of cause_open, cause_fixed, requested, rejected,")
                .contains("did you mean \"requested\"?");
        assertThat(run("delist", "list", "--closed", "soon").err()).contains("\"soon\" is no duration");
        assertThat(run("delist", "list").err())
                .as("warnings are for run and validate")
                .isEmpty();
    }

    @Test
    void anAlertIsAcknowledgedAndTheChannelHearsOfIt() {
        Matcher open = Pattern.compile("(?m)^(\\S+)  .*192\\.0\\.2\\.10").matcher(good("ack"));
        assertThat(open.find()).isTrue();
        assertThat(good("ack", open.group(1), "--by", "taro", "--note", "mine")).isNotBlank();
        assertThat(good("ack")).contains("acknowledged by taro");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/metrics").body()).contains("=\"acknowledged\""));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.slack.received().stream()
                        .anyMatch(post -> post.json().contains("taro")));
    }

    @Test
    void aSilenceBeginsIsShownAndEnds() {
        String begun = good("silence", "add", "target=198.51.100.7", "--for", "2h", "--note", "moving house");
        Matcher id = Pattern.compile("silence (\\d+) holds for 2h").matcher(begun);
        assertThat(id.find()).isTrue();
        assertThat(begun).doesNotContain("did you mean");
        assertThat(good("silence", "list")).contains("198.51.100.7").contains("moving house");
        assertThat(good("silence", "end", id.group(1))).contains("is over");
        assertThat(good("silence", "list")).doesNotContain("198.51.100.7").contains("Nothing is silenced.");
    }

    @Test
    void whoActsIsAskedOnlyWhereSomethingIsDone() {
        assertThat(run("silence", "list", "--by", "taro").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("guard", "show", "--by", "taro").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("guard", "undo", "--by", "taro").err()).contains("nothing that can be undone");
    }

    @Test
    void aMistypedLabelIsRemarkedUpon() {
        String begun = good("silence", "add", "taget=198.51.100.9", "--note", "moving house");
        assertThat(begun).contains("did you mean \"target\"?");
        good("silence", "end", begun.replaceAll("(?s)silence (\\d+) .*", "$1"));
        assertThat(run("silence", "add", "severity=majr", "--note", "x").err())
                .contains("severity \"majr\" is none of critical, major, minor, info; did you mean \"major\"?");
    }

    @Test
    void whoEndedASilenceIsInTheLog() {
        Matcher id = Pattern.compile("silence (\\d+) holds")
                .matcher(good("silence", "add", "target=198.51.100.8", "--note", "moving house"));
        assertThat(id.find()).isTrue();
        Logger log = (Logger) LoggerFactory.getLogger(SilenceRoutes.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
        try {
            good("silence", "end", id.group(1), "--by", "ta\u001bro");
        } finally {
            log.setLevel(null);
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("taro ended the silence " + id.group(1));
    }

    @Test
    void aFeedIsAskedAndItsScoreIsExported() throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get("/metrics").body())
                        .containsPattern("repwatch_\\w*score\\w*\\{[^}]*mailspike[^}]*}"));
        assertThat(good("status", LISTED)).contains("mailspike");
        assertThat(get("/metrics").body())
                .contains("repwatch_feed_measure{target=\"" + LISTED
                        + "\",source=\"mailspike\",measure=\"mailspike_reputation\"} 11")
                .contains("repwatch_feed_measure_band{target=\"" + LISTED
                        + "\",source=\"mailspike\",measure=\"mailspike_reputation\"} 3")
                .contains("repwatch_feed_freshness{source=\"mailspike\",state=\"fresh\"} 1");
        assertThat(good("feeds")).contains("mailspike").contains("fresh");
        assertThat(good("feeds", "mailspike"))
                .contains(LISTED)
                .contains("mailspike_reputation")
                .contains("bad");
        assertThat(good("feeds", "mailspike", "--output", "json")).contains("\"stale\" : false");
        assertThat(good("feeds", "mailspike", "--history", LISTED)).contains("mailspike_reputation  ");
        assertThat(run("feeds", "mailspik").err())
                .contains("no feed \"mailspik\" is switched on; these are: mailspike; did you mean \"mailspike\"?");
    }

    @Test
    void theResolverPassedItsExamination() throws IOException, InterruptedException {
        assertThat(get("/metrics").body()).contains("resolver_up{resolver=\"" + world.nameserver.address() + "\"} 1");
    }

    @Test
    void theOutboxRunsDry() {
        await().atMost(Duration.ofSeconds(30)).until(() -> good("outbox").contains("Nothing waits."));
    }

    @Test
    void aBackupIsWritten() {
        Path copy = folder.resolve("copy.mv.db");
        assertThat(good("backup", copy.toString())).contains(copy.toString());
        assertThat(copy).isNotEmptyFile();
    }

    @Test
    void aTestAlertReachesEveryChannel() {
        assertThat(good("test-alert")).contains("ops (slack): ").contains("mail (email): ");
        assertThat(world.mail.received()).anyMatch(mail -> mail.subject().contains("test"));
    }

    @Test
    void theConfigurationIsJudged() {
        assertThat(good("validate")).isNotBlank();
        assertThat(good("budget")).contains("near-blocklist");
        assertThat(run("doctor").out()).contains(world.nameserver.address());
    }

    @Test
    void browsersSeeTheStateAndProvidersAreCheckedAtTheirDoor() throws IOException, InterruptedException {
        assertThat(get("/").body()).contains(LISTED).contains("Near Blocklist");
        assertThat(post("/channels/ops").statusCode()).isEqualTo(401);
        assertThat(post("/channels/mail").statusCode()).isEqualTo(404);
    }

    @Test
    void aSignedPressThroughTheDoorIsDoneAndShown() throws Exception {
        Matcher open = Pattern.compile("(?m)^(\\S+)  .*192\\.0\\.2\\.10").matcher(good("ack"));
        assertThat(open.find()).isTrue();
        String payload = "{\"type\":\"block_actions\",\"user\":{\"id\":\"U7\",\"username\":\"hanako\"},"
                + "\"channel\":{\"id\":\"C0STANDIN\"},\"actions\":[{\"action_id\":\"repwatch.snooze\",\"value\":\""
                + open.group(1) + "\"}]}";
        String body = "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
        String stamp = Long.toString(Instant.now().getEpochSecond());

        assertThat(press(stamp, "v0=" + "0".repeat(64), body).statusCode()).isEqualTo(401);
        assertThat(press(stamp, signed(stamp, body), body).statusCode()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.slack.received().stream()
                        .anyMatch(post -> post.method().equals("chat.update")
                                && post.text().contains("Snoozed by hanako")));
        assertThat(world.slack.received())
                .anyMatch(post -> post.method().equals("chat.postEphemeral")
                        && post.text().contains("Snoozed by hanako"));
        assertThat(get("/api/v1/alerts").body()).containsPattern("\"snoozed_until\":\"20");
    }

    private HttpResponse<String> press(String stamp, String signature, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/channels/ops"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", stamp)
                .header("X-Slack-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** docs.slack.dev, "Verifying requests from Slack". */
    private static String signed(String stamp, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("xoxb-of-a-test".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "v0="
                + HexFormat.of().formatHex(mac.doFinal(("v0:" + stamp + ":" + body).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anAlertIsSnoozedByCommand() {
        Matcher open = Pattern.compile("(?m)^(\\S+)  .*192\\.0\\.2\\.10").matcher(good("ack"));
        assertThat(open.find()).isTrue();
        assertThat(good("snooze", open.group(1), "--for", "2h", "--by", "jiro", "--note", "provider is on it"))
                .contains("Snoozed by jiro");
        assertThat(run("outbox", "--retry", "999").err()).contains("no message 999 was given up");
    }

    @Test
    void theDoctorWarnsOfARelayThatIsItselfWatched() throws IOException {
        String fine = Files.readString(world.file);
        Path risky = Files.writeString(
                folder.resolve("risky.toml"),
                fine.replace("\"127.0.0.1:" + world.mail.port() + "\"", "\"" + LISTED + ":587\""));
        Said said = Said.by(risky, "doctor");
        assertThat(said.out())
                .contains("BAD   the mail relay " + LISTED + ":587 is " + LISTED + ", which is itself watched");
        assertThat(said.exit()).isEqualTo(ExitCode.LISTED);
    }

    private String task() {
        Matcher task = TASK.matcher(good("delist", "list"));
        assertThat(task.find()).isTrue();
        return task.group(1);
    }

    private String good(String... words) {
        return Said.good(world.file, words);
    }

    private Said run(String... words) {
        return Said.by(world.file, words);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString("payload={}"))
                .build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + world.port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
