package dev.repwatch.monitor.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand targets, of which two in a hundred are listed. */
class ManyTargetsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T09:00:00Z");
    private static final int ALL = 10_000;
    private static final int LISTED = 200;
    private static final Pattern TARGET = Pattern.compile("href=\"t/(d[0-9]+\\.example)\"");
    private static final SourceId LIST = new SourceId("example-bl");

    private final Endpoint overview = Sites.routes(state(), watched()).get(0);

    @ParameterizedTest
    @ValueSource(strings = {"", "show=all", "q=d1", "show=all&from=9950", "q=nothing"})
    void aPageIsAtMost60KilobytesAndHasAtMostFiftyTargets(String query) {
        String page = page(query, "ja");

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(60_000);
        assertThat(targets(page).size()).isLessThanOrEqualTo(50);
    }

    @Test
    void theWorstStandFirstAndThePagesHaveEveryTargetOnce() {
        List<String> seen = new ArrayList<>();
        for (int from = 0; from < ALL; from += 50) {
            seen.addAll(targets(page("show=all&from=" + from, "en")));
        }

        assertThat(seen).hasSize(ALL).doesNotHaveDuplicates();
        assertThat(seen.subList(0, LISTED)).allMatch(name -> number(name) % 50 == 0);
    }

    @Test
    void whatIsWellIsNotShownUntilItIsAskedFor() {
        assertThat(page("", "en")).contains("200 of 10000 targets are listed");
        assertThat(page("q=d77.example", "en")).contains("1 of 10000 targets");
    }

    /** The targets of the last table, without those of the open listings. */
    private static List<String> targets(String page) {
        List<String> found = new ArrayList<>();
        Matcher links = TARGET.matcher(page.substring(page.indexOf("id=\"targets\"")));
        while (links.find()) {
            found.add(links.group(1));
        }
        return found;
    }

    private String page(String query, String language) {
        Map<String, List<String>> asked = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                asked.put(parts[0], List.of(parts[1]));
            }
        }
        return new String(
                overview.handler()
                        .handle(new Request(
                                "GET",
                                "/",
                                Map.of(),
                                asked,
                                Map.of("accept-language", language),
                                new byte[0],
                                Principal.NOBODY))
                        .body(),
                StandardCharsets.UTF_8);
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf('.')));
    }

    private static Target target(int number) {
        return new DomainTarget("d" + number + ".example");
    }

    private static List<WatchedTarget> watched() {
        return IntStream.range(0, ALL)
                .mapToObj(i -> new WatchedTarget(
                        target(i), "name " + i, Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of()))
                .toList();
    }

    private static StateView state() {
        Map<Target, StateView.TargetView> targets = new HashMap<>();
        IntStream.range(0, ALL)
                .forEach(i -> targets.put(
                        target(i), new StateView.TargetView(i % 50 == 0 ? 40 : 100, 1, 0, Optional.of(NOW))));
        List<Episode> open = IntStream.range(0, LISTED)
                .mapToObj(i -> new Episode(
                        i + 1,
                        target(i * 50),
                        LIST,
                        new Listing(
                                List.of(new ListedCode(
                                        "127.0.0.2", "spam source", "spam", Severity.MAJOR, Scope.DOMAIN)),
                                Optional.of("Seen in mail, see https://bl.example/?name=" + i)),
                        NOW,
                        NOW,
                        NOW,
                        true,
                        false,
                        1,
                        Optional.empty()))
                .toList();
        return new StateView(
                NOW,
                targets,
                open,
                List.of(),
                Map.of(LIST, new StateView.ListView(true, Optional.empty(), LISTED, Optional.of(NOW))));
    }
}
