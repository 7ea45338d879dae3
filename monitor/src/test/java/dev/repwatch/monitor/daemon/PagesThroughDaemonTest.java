package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page that can be reached from the overview of a daemon with one listing, as a reader without a script meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesThroughDaemonTest {

    private static final String LISTED = "192.0.2.10";
    private static final String HOSTILE = "<script>alert(1)</script>\u202Eevil\" onload=\"x";

    private static final Pattern SENTENCE = Pattern.compile("\\b[a-z]+(?:,? [a-z]+){3,}\\b");

    /** Words of the list about itself, from the configuration. */
    private static final String OF_THE_LIST = "in the form once the cause is fixed";

    private DaemonWorld world;
    private Daemon daemon;

    @BeforeAll
    void aDaemonThatSeesAListing(@TempDir Path folder) throws IOException {
        world = new DaemonWorld(folder);
        world.nameserver.zone(DaemonWorld.ZONE).list(LISTED, HOSTILE, "127.0.0.2");
        daemon = world.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.get("/api/v1/status").body().contains("near-blocklist"));
    }

    @AfterAll
    void stop() {
        daemon.close();
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void everyPageIsSmallSafeAndLinkedWithoutARoot(String language) throws IOException, InterruptedException {
        Map<String, String> pages = crawl(language);

        assertThat(pages.keySet())
                .anyMatch(path -> path.startsWith("/t/"))
                .anyMatch(path -> path.startsWith("/e/"))
                .anyMatch(path -> path.startsWith("/tasks/"))
                .anyMatch(path -> path.startsWith("/l/"))
                .contains("/lists")
                .anyMatch(path -> path.startsWith("/diagnose"));
        pages.forEach((path, page) -> {
            assertThat(page)
                    .as(path)
                    .contains("<html lang=\"" + language + "\">")
                    .contains("name=\"viewport\"");
            assertThat(page)
                    .as(path)
                    .doesNotContain("<script")
                    .doesNotContain("\u202E")
                    .doesNotContain("${");
            assertThat(page.getBytes(StandardCharsets.UTF_8).length)
                    .as(path)
                    .isLessThan(path.startsWith("/e/") ? 30_000 : 60_000);
            assertThat(page).as(path).contains("<main>").contains("</main>").contains("<h1>");
        });
    }

    /** Names, what lists and mail servers wrote, and messages as they were told stay as they are; four words in a row are a sentence of ours. */
    @Test
    void aJapaneseReaderReadsNoEnglishSentence() throws IOException, InterruptedException {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.get("/alerts").body().contains("type=\"checkbox\""));
        Map<String, String> pages = crawl("ja");
        assertThat(pages.get("/alerts")).contains("lang=\"en\">First look: ");
        pages.forEach((path, page) -> assertThat(SENTENCE.matcher(seen(page)).results())
                .as("%s", path)
                .extracting(MatchResult::group)
                .isEmpty());
        assertThat(pages.get("/t/" + LISTED)).contains("Near Blocklist: ").contains(" 点（");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/e/999999", "/t/192.0.2.99", "/tasks/999", "/l/none", "/nowhere", "/s/" + "x", "/?from=x"})
    void aJapaneseReaderIsRefusedInJapanese(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port + path))
                                .header("Accept", "text/html")
                                .header("Accept-Language", "ja")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(page.body()).doesNotContain("lang=\"en\"").contains("</h1><p>");
        assertThat(SENTENCE.matcher(seen(page.body())).results()).isEmpty();
    }

    private static String seen(String page) {
        return page.replace(OF_THE_LIST, "")
                .replaceAll("(?s)<(style|textarea|svg|pre)[ >].*?</\\1>", "")
                .replaceAll("<label [^>]*lang=\"en\">[^<]*</label>", "")
                .replaceAll("<[^>]*>", "\n");
    }

    @Test
    void theIncidentIsAPageThatStaysTrueAfterTheEnd(@TempDir Path folder) throws Exception {
        try (DaemonWorld passing = new DaemonWorld(folder)) {
            passing.nameserver.zone(DaemonWorld.ZONE).list(LISTED, "seen", "127.0.0.2");
            try (Daemon running = passing.start()) {
                assertThat(running).isNotNull();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> passing.get("/").body().contains("href=\"e/"));
                Matcher link =
                        Pattern.compile("e/[0-9]+").matcher(passing.get("/").body());
                assertThat(link.find()).isTrue();
                assertThat(passing.get("/" + link.group()).body())
                        .contains(LISTED + " is on Near Blocklist")
                        .contains("The list said so last 0 min ago.");
                passing.nameserver.zone(DaemonWorld.ZONE).unlist(LISTED);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> passing.get("/" + link.group()).body().contains("Nothing to do."));
                assertThat(passing.get("/" + link.group()).body()).contains(LISTED + " is off Near Blocklist");
            }
        }
    }

    @Test
    void searchIsOnTheServer() throws IOException, InterruptedException {
        assertThat(world.get("/?q=192.0.2.11").body()).contains("192.0.2.11").contains("1 of 2 targets");
        assertThat(world.get("/?q=%3Cscript%3E").body())
                .doesNotContain("<script")
                .contains("No target fits.");
        assertThat(world.get("/?from=x").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException, InterruptedException {
        for (String path : new String[] {"/e/999999", "/e/x", "/t/192.0.2.99", "/tasks/999", "/tasks/x", "/l/none"}) {
            assertThat(world.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    /** Whoever fetches every link, as previews and scanners do, changes nothing. */
    @Test
    void noLinkChangesAnything() throws IOException, InterruptedException {
        String before = task();
        crawl("en");
        assertThat(task()).isEqualTo(before);
    }

    /** Without what passes by itself. */
    private String task() throws IOException, InterruptedException {
        return world.get("/api/v1/tasks/1").body().replaceFirst("\"listed_seconds\":[0-9]+,", "");
    }

    private Map<String, String> crawl(String language) throws IOException, InterruptedException {
        return LinkWalk.from(URI.create("http://127.0.0.1:" + world.port + "/"), language);
    }
}
