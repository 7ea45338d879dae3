package dev.repwatch.monitor.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of what is known beside listings, over a shop with three hundred addresses and a bank with one. */
class CapabilityPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:10:00Z");
    private static final String EVIL = "<script>alert(1)</script>\u202E\" onload=\"x";
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final List<String> PAGES =
            List.of("/feeds", "/f/{feed}", "/deliveries", "/posture", "/p/{target}", "/warmup", "/placement");
    private static final Principal ALL = new Principal("vera", Role.VIEWER, LabelScope.ALL);
    private static final Principal SHOP = new Principal("shop", Role.VIEWER, new LabelScope(Map.of("owner", "shop")));

    private final MadeUpReadings fresh = new MadeUpReadings(NOW, NOW.minusSeconds(600), EVIL);
    private final MadeUpReadings old = new MadeUpReadings(NOW, NOW.minusSeconds(5 * 86_400), EVIL);

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void everyPageIsSmallSafeAndInTheLanguageOfTheReader(String language) {
        for (String path : PAGES) {
            String page = page(fresh, path, "", language, ALL);
            assertThat(page)
                    .as(path)
                    .contains("<html lang=\"" + language + "\">")
                    .contains("<main><h1>")
                    .doesNotContain("<script", "\u202E", "${", "onload=\"x");
            assertThat(page.getBytes(StandardCharsets.UTF_8).length).as(path).isLessThan(60_000);
            assertThat(JAPANESE.matcher(page).find()).as(path).isEqualTo(language.equals("ja"));
        }
    }

    @Test
    void whatIsOfDaysAgoIsNotKnownNow() {
        assertThat(page(fresh, "/feeds", "", "en", ALL))
                .contains("1 of 2 feeds")
                .contains("<td>fresh</td>");
        assertThat(page(old, "/f/{feed}", "", "en", ALL)).contains("5 days ago (stale: not known now)");
        assertThat(page(fresh, "/deliveries", "", "en", ALL)).contains("last line 10 min ago");
        assertThat(page(old, "/deliveries", "", "en", ALL))
                .contains("<p class=\"stale\">Not known to be whole")
                .contains("/var/log/mail.log: nothing new for too long")
                .doesNotContain("<tr class=\"major\">");
        assertThat(page(fresh, "/posture", "", "en", ALL)).contains("302 of 302 targets");
        assertThat(page(old, "/posture", "", "en", ALL))
                .contains("0 of 302 targets")
                .contains("5 days ago (stale: not known)");
        assertThat(page(fresh, "/placement", "", "en", ALL))
                .contains("Known of 1 of 2 streams")
                .contains("<td>1 of 4</td>");
        assertThat(page(old, "/placement", "", "en", ALL)).contains("Known of 0 of 2 streams");
    }

    /** What a receiver accepted may lie in the spam folder. */
    @Test
    void noPageSaysThatMailWasDelivered() {
        assertThat(page(fresh, "/deliveries", "", "en", ALL))
                .doesNotContainIgnoringCase("delivered")
                .contains("Accepted by the receiver")
                .contains("no log knows");
        assertThat(page(fresh, "/deliveries", "", "ja", ALL))
                .doesNotContain("配達済", "届きました")
                .contains("受信側が受理");
    }

    @Test
    void theWorstStandsFirstAndFiftyRowsMakeAPage() {
        String page = page(fresh, "/deliveries", "", "en", ALL);

        assertThat(page).contains("1 to 50 of 302").contains("href=\"deliveries?from=50\"");
        assertThat(page.indexOf(">" + MadeUpReadings.SHOP + "<"))
                .isPositive()
                .isLessThan(page.indexOf(">" + MadeUpReadings.BANK + "<"));
        assertThat(page(fresh, "/deliveries", "from=300", "en", ALL)).contains("301 to 302 of 302");
        assertThat(page(fresh, "/posture", "q=example.jp", "en", ALL)).contains("1 to 1 of 1");
        assertThatThrownBy(() -> page(fresh, "/posture", "from=x", "en", ALL)).isInstanceOf(HttpRefusal.class);
    }

    /** What is of others is not there: no row, no refusal of theirs, no page of theirs. */
    @Test
    void whoSeesAPartSeesNothingOfOthers() {
        for (String path : List.of("/feeds", "/f/{feed}", "/deliveries", "/posture", "/warmup")) {
            assertThat(page(fresh, path, "q=" + MadeUpReadings.BANK, "en", SHOP).replace("value=\"192.0.2.30\"", ""))
                    .as(path)
                    .doesNotContain(">" + MadeUpReadings.BANK + "<", "bank");
            assertThat(page(fresh, path, "", "en", SHOP)).as(path).doesNotContain(MadeUpReadings.BANK, "bank");
        }
        assertThat(page(fresh, "/deliveries", "", "en", SHOP)).contains("301,000 attempts");
        assertThatThrownBy(() -> page(fresh, "/p/{target}", "", "en", new Principal("bank", Role.VIEWER, BANK)))
                .isInstanceOf(HttpRefusal.class)
                .hasMessageContaining("no such target");
        assertThat(page(fresh, "/", "", "en", SHOP)).doesNotContain("href=\"placement\"");
    }

    private static final LabelScope BANK = new LabelScope(Map.of("owner", "bank"));

    @ParameterizedTest
    @CsvSource({"deliveries", "posture", "feeds", "warmup", "placement"})
    void theOverviewLeadsThere(String page) {
        assertThat(page(fresh, "/", "", "en", ALL)).contains("href=\"" + page + "\"");
    }

    @Test
    void whatIsWrongWithASenderStandsWithWhatReceiversAsk() {
        String page = page(fresh, "/p/{target}", "", "en", ALL);

        assertThat(page)
                .contains("SPF for an address")
                .contains("What receivers ask for")
                .contains("<td>not met</td>")
                .contains("Name servers");
    }

    private static String page(MadeUpReadings known, String path, String query, String language, Principal who) {
        Endpoint page = Sites.routes(known.state(), known.watched(), known.readings()).stream()
                .filter(it -> it.path().equals(path))
                .findFirst()
                .orElseThrow();
        Map<String, List<String>> asked = new HashMap<>();
        if (!query.isEmpty()) {
            String[] parts = query.split("=", 2);
            asked.put(parts[0], List.of(parts[1]));
        }
        return new String(
                page.handler()
                        .handle(new Request(
                                "GET",
                                path.replaceAll("\\{[a-z]+}", "x"),
                                Map.of("feed", "broken", "target", "example.jp"),
                                asked,
                                Map.of("accept-language", language),
                                new byte[0],
                                who))
                        .body(),
                StandardCharsets.UTF_8);
    }
}
