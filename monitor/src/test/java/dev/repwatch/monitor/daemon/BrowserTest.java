package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The ways of the on-call, of support and of the admin in Debian's Chromium, with a real login, on a phone and on a desk, in both
 * languages. No page has a script. With {@code -Drepwatch.pictures=FOLDER} it writes what docs/images shows.
 */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private DaemonWorld world;
    private Daemon daemon;
    private Chromium browser;
    private String root;

    @BeforeAll
    void aBrowserBeforeADaemon(@TempDir Path folder) throws IOException {
        world = PeopleThroughDaemonTest.world(folder);
        root = "http://127.0.0.1:" + world.port + "/";
        Files.writeString(
                world.file, Files.readString(world.file).replace("[storage]", "url = \"" + root + "\"\n\n[storage]"));
        daemon = world.start();
        browser = new Chromium(folder);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> daemon.memory().view().open().size() == 2);
    }

    @AfterAll
    void stop() {
        browser.close();
        daemon.close();
        world.close();
    }

    private void login(String name) {
        browser.type("#name", name);
        browser.type("#password", PeopleThroughDaemonTest.PASSWORD);
        browser.press("main button");
    }

    private void fine(String name, int width, String language) throws IOException {
        assertThat(browser.findings())
                .as("axe on " + name + ", " + width + " " + language)
                .isEmpty();
        assertThat(browser.evaluate("document.documentElement.lang")).isEqualTo(language);
        assertThat(browser.evaluate("document.scripts.length"))
                .as("scripts on " + name)
                .isEqualTo("0");
        assertThat(Integer.parseInt(browser.evaluate("document.documentElement.scrollWidth")))
                .as("no scrolling aside on " + name)
                .isLessThanOrEqualTo(width);
        Optional<Path> folder =
                Optional.ofNullable(System.getProperty("repwatch.pictures")).map(Path::of);
        if (folder.isPresent() && (width == 390) == language.equals("ja")) {
            browser.picture(folder.get().resolve("page-" + name + "-" + language + ".png"));
        }
    }

    @ParameterizedTest
    @CsvSource({"390,en", "390,ja", "1280,en", "1280,ja"})
    void theOnCallTakesItAndReadsThatItIsOver(int width, String language) throws IOException {
        int before = world.slack.received().size();
        world.nameserver.zone(DaemonWorld.ZONE).list("192.0.2.10", "seen", "127.0.0.2");
        String link = slackLink("192.0.2.10", before);
        browser.become(width, language);

        browser.open(link);
        fine("login", width, language);
        login("olga");
        assertThat(browser.evaluate("location.href")).isEqualTo(link);
        assertThat(browser.text()).contains("192.0.2.10");
        fine("incident", width, language);
        assertThat(browser.evaluate("document.documentElement.outerHTML.length"))
                .hasSizeLessThan(6);
        browser.press("button[value=ack]");
        assertThat(browser.text()).contains("olga");
        browser.type("#note", "form " + width + language + " stopped");
        browser.press("button[value=note]");
        assertThat(browser.text()).contains("form " + width + language + " stopped");
        // every page on the phone in Japanese and on the desk in English; the other two have the way alone
        boolean whole = (width == 390) == language.equals("ja");
        for (String path : whole
                ? List.of("", "alerts", "lists", "l/near-blocklist", "t/192.0.2.10", "tasks/1", "diagnose")
                : List.<String>of()) {
            browser.open(root + path);
            fine(path.isEmpty() ? "overview" : path.replaceFirst("/.*", ""), width, language);
        }
        world.nameserver.zone(DaemonWorld.ZONE).unlist("192.0.2.10");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> daemon.memory().view().open().stream()
                        .noneMatch(it -> it.target().text().equals("192.0.2.10")));
        browser.open(link);
        assertThat(browser.text()).contains(language.equals("ja") ? "対応は不要" : "Nothing to do");
    }

    /** @param before posts that tell of an earlier time: who acts before it is told acts on nothing */
    private String slackLink(String target, int before) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> daemon.memory().view().open().stream()
                        .anyMatch(it -> it.target().text().equals(target)));
        String page = PeopleThroughDaemonTest.incident(daemon, target);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.slack.received().stream()
                        .skip(before)
                        .anyMatch(post -> post.toString().contains(root + page)
                                && post.toString().contains("is listed on")));
        return root + page;
    }

    @ParameterizedTest
    @CsvSource({"390,ja", "1280,en"})
    void supportPastesAReplyAndCopiesTheText(int width, String language) throws IOException {
        browser.become(width, language);
        browser.open(root + "diagnose");
        login("vera");
        browser.type("#q", "550 5.1.1 <taro@example.jp>: Recipient address rejected: User unknown");

        browser.press("main form button");

        assertThat(browser.text()).contains("D17");
        fine("card", width, language);
        String copied = browser.evaluate("(() => { const box = document.querySelector('pre.copy[lang=" + language
                + "]'); const all = document.createRange(); all.selectNodeContents(box); getSelection().removeAllRanges();"
                + " getSelection().addRange(all); return getSelection().toString(); })()");
        assertThat(copied).isNotBlank().doesNotContain("taro@");
    }

    @ParameterizedTest
    @CsvSource({"390,ja", "1280,en"})
    void theAdminSharesAPartAndTakesItBack(int width, String language) throws IOException {
        browser.become(width, language);
        browser.open(root + "shares");
        login("adam");
        browser.type("#title", "Shop");
        browser.type("#label", "owner");
        browser.type("#value", "shop");
        browser.press(".act button");
        fine("shares", width, language);
        Matcher link = Pattern.compile("s/[A-Za-z0-9_-]{43}")
                .matcher(browser.evaluate("document.querySelector('#made').href"));
        assertThat(link.find()).isTrue();
        browser.open(root + "acts");
        fine("acts", width, language);

        browser.forget();
        browser.open(root + link.group());
        assertThat(browser.text()).contains("192.0.2.20").doesNotContain("192.0.2.30");
        fine("shared", width, language);
        browser.press("td a, th a");
        assertThat(browser.text()).contains("192.0.2.20");
        browser.open(root + link.group() + "/t/192.0.2.30");
        assertThat(browser.text()).doesNotContain("192.0.2.30");
        browser.open(root + "t/192.0.2.20");
        assertThat(browser.evaluate("location.pathname")).isEqualTo("/login");

        login("adam");
        browser.open(root + "shares");
        browser.press("form[action$=revoke] button");
        browser.forget();
        browser.open(root + link.group());
        assertThat(browser.text()).doesNotContain("192.0.2.20");
    }

    @ParameterizedTest
    @CsvSource({"390,en"})
    void inTheDarkAllCanBeRead(int width, String language) throws IOException {
        browser.become(width, language);
        browser.dark(true);
        try {
            browser.open(root);
            login("adam");
            for (String path : List.of("", "alerts", "lists", "shares", "acts", "diagnose")) {
                browser.open(root + path);
                assertThat(browser.findings()).as("axe in the dark on " + path).isEmpty();
            }
        } finally {
            browser.dark(false);
        }
    }
}
