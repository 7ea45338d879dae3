package dev.repwatch.monitor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.section.HostPort;
import dev.repwatch.monitor.config.section.WebSection;
import dev.repwatch.monitor.pages.MadeUpReadings;
import dev.repwatch.monitor.pages.Sites;
import dev.repwatch.monitor.web.HeaderAuthenticator;
import dev.repwatch.monitor.web.WebServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of what is known beside listings in Debian's Chromium: on a phone and on a desk, in both languages, light and dark. With
 * {@code -Drepwatch.pictures=FOLDER} it writes what docs/images shows.
 */
@Tag("peers")
class CapabilityBrowserTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T09:10:00Z"));
    private static final Secret TOKEN = new Secret("0123456789abcdef0123456789abcdef");
    private static final List<String> PAGES =
            List.of("feeds", "f/broken", "deliveries", "posture", "p/example.jp", "warmup", "placement");

    @Test
    void everyPageCanBeReadByEverybodyOnEveryScreen(@TempDir Path folder) throws IOException {
        MadeUpReadings known = new MadeUpReadings(
                CLOCK.instant(),
                CLOCK.instant().minusSeconds(600),
                "550 5.7.1 Service unavailable, client host blocked <see the list>");
        WebSection open =
                new WebSection(new HostPort("127.0.0.1", 0), List.of(), Map.of(), Optional.empty(), Optional.empty());
        try (WebServer server = WebServer.start(
                        open,
                        HeaderAuthenticator.of(open, TOKEN, CLOCK),
                        Sites.routes(known.state(), known.watched(), known.readings()),
                        CLOCK);
                Chromium browser = new Chromium(folder)) {
            String root = "http://127.0.0.1:" + server.address().getPort() + "/";
            for (String page : PAGES) {
                look(browser, root, page, 390, "ja", false);
                look(browser, root, page, 1280, "en", false);
            }
            for (String page : PAGES) {
                look(browser, root, page, 390, "en", true);
                look(browser, root, page, 1280, "ja", true);
            }
        }
    }

    private static void look(Chromium browser, String root, String page, int width, String language, boolean dark)
            throws IOException {
        browser.become(width, language);
        browser.dark(dark);
        browser.open(root + page);

        String where = page + " at " + width + " in " + language + (dark ? ", dark" : "");
        assertThat(browser.findings()).as("axe on " + where).isEmpty();
        assertThat(browser.evaluate("document.documentElement.lang")).isEqualTo(language);
        assertThat(browser.evaluate("document.scripts.length")).as(where).isEqualTo("0");
        assertThat(Integer.parseInt(browser.evaluate("document.documentElement.scrollWidth")))
                .as("no scrolling aside on " + where)
                .isLessThanOrEqualTo(width);
        Optional<Path> pictures =
                Optional.ofNullable(System.getProperty("repwatch.pictures")).map(Path::of);
        if (pictures.isPresent() && !dark) {
            browser.picture(pictures.get().resolve("page-" + page.replaceFirst("/.*", "") + "-" + language + ".png"));
        }
    }
}
