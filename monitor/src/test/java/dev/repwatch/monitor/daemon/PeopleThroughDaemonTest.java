package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who log in to a daemon with one listing of the shop and one of the bank: what they see, and what they can do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleThroughDaemonTest {

    static final String PASSWORD = "correct horse battery";
    static final String SHOP = "192.0.2.20";
    static final String BANK = "192.0.2.30";

    static final String PEOPLE = """

        [[web.user]]
        name = "vera"
        role = "viewer"
        password = { file = "hash" }
        [[web.user]]
        name = "olga"
        role = "operator"
        password = { file = "hash" }
        [[web.user]]
        name = "adam"
        role = "admin"
        password = { file = "hash" }
        [[web.user]]
        name = "shopkeeper"
        role = "operator"
        scope = { owner = "shop" }
        password = { file = "hash" }

        [[targets]]
        name = "shop"
        addresses = ["192.0.2.20"]
        labels = { owner = "shop" }
        [[targets]]
        name = "bank"
        addresses = ["192.0.2.30"]
        labels = { owner = "bank" }
        """;

    private DaemonWorld world;
    private Daemon daemon;
    private String shop;
    private String bank;

    static DaemonWorld world(Path folder) throws IOException {
        Files.writeString(folder.resolve("hash"), BCrypt.withDefaults().hashToString(4, PASSWORD.toCharArray()));
        DaemonWorld world = new DaemonWorld(folder).with(PEOPLE);
        world.nameserver.zone(DaemonWorld.ZONE).list(SHOP, "seen", "127.0.0.2").list(BANK, "seen", "127.0.0.2");
        return world;
    }

    @BeforeAll
    void aDaemonWithPeople(@TempDir Path folder) throws IOException {
        world = world(folder);
        daemon = world.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> daemon.memory().view().open().size() == 2);
        shop = incident(daemon, SHOP);
        bank = incident(daemon, BANK);
        await().atMost(Duration.ofSeconds(60)).until(() -> !world.told(SHOP).isEmpty());
    }

    static String incident(Daemon daemon, String target) {
        return "e/"
                + daemon.memory().view().open().stream()
                        .filter(it -> it.target().text().equals(target))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    private Browsed browser() {
        return new Browsed("http://127.0.0.1:" + world.port + "/");
    }

    @Test
    void whoIsNotLoggedInIsSentToTheLoginAndBackToThePage() throws IOException, InterruptedException {
        Browsed browser = browser();
        HttpResponse<String> login = browser.get(shop);

        assertThat(login.uri().toString()).contains("/login?next=" + shop.replace("/", "%2F"));
        assertThat(login.body())
                .contains("name=\"next\" value=\"" + shop + "\"")
                .doesNotContain(SHOP);
        assertThat(browser.bare("login", Map.of("name", "olga", "password", PASSWORD, "next", shop))
                        .body())
                .contains(SHOP + " is on Near Blocklist");
        assertThat(browser()
                        .bare("login", Map.of("name", "olga", "password", PASSWORD, "next", "//evil.test/x"))
                        .uri()
                        .getPath())
                .isEqualTo("/");
    }

    @Test
    void whoActsIsKnownByTheLoginAndHeardOfInSlack() throws IOException, InterruptedException {
        Browsed olga = browser().login("olga", PASSWORD);

        HttpResponse<String> taken =
                olga.send(shop, shop + "/act", Map.of("action", "ack", "note", "looking at it", "who", "mallory"));

        assertThat(taken.body()).contains("Taken by olga.");
        await().atMost(Duration.ofSeconds(30)).until(() -> !world.told("olga").isEmpty());
        assertThat(world.told("mallory")).isEmpty();
        assertThat(olga.send(shop, shop + "/act", Map.of("action", "note", "note", "form stopped"))
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !world.told("form stopped").isEmpty());
        Browsed adam = browser().login("adam", PASSWORD);
        assertThat(adam.get("acts").body())
                .contains("olga")
                .contains("looking at it")
                .contains("form stopped");
    }

    @Test
    void aFormWithoutItsKeyDoesNothing() throws IOException, InterruptedException {
        Browsed olga = browser().login("olga", PASSWORD);

        assertThat(olga.bare(bank + "/act", Map.of("action", "fixed")).statusCode())
                .isEqualTo(403);
        assertThat(olga.bare(bank + "/act", Map.of("action", "fixed", "key", "A".repeat(43)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(olga.get(bank).body()).doesNotContain("cause fixed</");
    }

    @Test
    void aViewerSeesAndCannotAct() throws IOException, InterruptedException {
        Browsed vera = browser().login("vera", PASSWORD);

        assertThat(vera.get(bank).body()).contains(BANK).doesNotContain("/act\"");
        assertThat(vera.bare(bank + "/act", Map.of("action", "ack")).statusCode())
                .isEqualTo(403);
        assertThat(vera.get("acts").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "'',200",
        "lists,200",
        "alerts,200",
        "diagnose,200",
        "metrics,403",
        "api/v1/status,200",
        "api/v1/outbox,403",
        "acts,403"
    })
    void whoSeesAPartSeesNothingOfTheRest(String path, int status) throws IOException, InterruptedException {
        HttpResponse<String> page = browser().login("shopkeeper", PASSWORD).get(path);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).doesNotContain(BANK).doesNotContain("bank");
    }

    @Test
    void whatIsOfOthersIsNotThere() throws IOException, InterruptedException {
        Browsed shopkeeper = browser().login("shopkeeper", PASSWORD);

        assertThat(shopkeeper.get(shop).statusCode()).isEqualTo(200);
        assertThat(shopkeeper.get("t/" + SHOP).statusCode()).isEqualTo(200);
        for (String path : List.of(bank, "t/" + BANK)) {
            assertThat(shopkeeper.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(shopkeeper.get("l/near-blocklist").body()).contains(SHOP).doesNotContain(BANK);
        assertThat(shopkeeper.bare("diagnose", Map.of("q", BANK, "when", "")).body())
                .doesNotContain("Near Blocklist");
        assertThat(shopkeeper.bare("diagnose", Map.of("q", SHOP, "when", "")).body())
                .contains("near-blocklist");
    }

    @Test
    void anAddressOfAPersonStandsInNoCard() throws IOException, InterruptedException {
        String reply = "550 5.1.1 <taro.yamada@example.jp>: Recipient address rejected: User unknown";

        assertThat(card(browser()
                        .login("vera", PASSWORD)
                        .bare("diagnose", Map.of("q", reply, "when", ""))
                        .body()))
                .contains("t***@example.jp")
                .doesNotContain("taro.yamada@example.jp");
    }

    private static String card(String page) {
        return page.substring(page.indexOf("<article"));
    }

    @Test
    void aLinkShowsAStrangerAPartUntilItIsRevoked() throws IOException, InterruptedException {
        Browsed adam = browser().login("adam", PASSWORD);
        HttpResponse<String> made =
                adam.send("shares", "shares", Map.of("title", "Shop", "label", "owner", "value", "shop", "for", "30d"));
        Matcher link = Pattern.compile("href=\"(s/[A-Za-z0-9_-]{43})\"").matcher(made.body());
        assertThat(link.find()).isTrue();
        String way = link.group(1);

        HttpResponse<String> shown = browser().get(way);
        assertThat(shown.body())
                .contains(SHOP)
                .contains("Near Blocklist")
                .doesNotContain(BANK)
                .doesNotContain("olga");
        assertThat(shown.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(browser().get(way + "/t/" + SHOP).statusCode()).isEqualTo(200);
        assertThat(browser().get(way + "/t/" + BANK).statusCode()).isEqualTo(404);
        assertThat(adam.get("shares").body()).doesNotContain(way);

        Matcher revoke = Pattern.compile("shares/([0-9]+)/revoke")
                .matcher(adam.get("shares").body());
        assertThat(revoke.find()).isTrue();
        adam.send("shares", revoke.group(), Map.of());
        assertThat(browser().get(way).statusCode()).isEqualTo(404);
    }

    @Test
    void aLinkThatWouldShowNothingIsNotMade() throws IOException, InterruptedException {
        Browsed adam = browser().login("adam", PASSWORD);

        assertThat(adam.send(
                                "shares",
                                "shares",
                                Map.of("title", "x", "label", "owner", "value", "nobody", "for", "30d"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(adam.send("shares", "shares", Map.of("title", "x", "label", "owner", "value", "shop", "for", "900d"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoLogsOutIsOut() throws IOException, InterruptedException {
        Browsed olga = browser().login("olga", PASSWORD);
        assertThat(olga.send("", "logout", Map.of()).uri().getPath()).isEqualTo("/login");
        assertThat(olga.get("").uri().getPath()).isEqualTo("/login");
    }

    @Test
    void severalAreTakenAtOnce() throws IOException, InterruptedException {
        Browsed olga = browser().login("olga", PASSWORD);
        Matcher subject = Pattern.compile("name=\"subject\" id=\"[^\"]*\" value=\"([^\"]+)\"")
                .matcher(olga.get("alerts").body());
        assertThat(subject.find()).isTrue();

        assertThat(olga.send(
                                "alerts",
                                "alerts/act",
                                Map.of("action", "snooze", "for", "4h", "subject", subject.group(1)))
                        .body())
                .contains("Snoozed until");
        assertThat(olga.send("alerts", "alerts/act", Map.of("action", "ack", "note", ""))
                        .statusCode())
                .isEqualTo(422);
    }
}
