package dev.repwatch.monitor.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Targets for programs: each once however rows move, only those in scope, and text of strangers as text. */
class TargetRoutesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T09:00:00Z");
    private static final Principal ALL = new Principal("ann", Role.VIEWER, LabelScope.ALL);
    private static final String HOSTILE = "=cmd|' /C calc'!A0<script>\u202Eevil\"&";

    private final List<WatchedTarget> watched = new ArrayList<>();
    private final Map<Target, TargetView> views = new HashMap<>();
    private final List<Episode> open = new ArrayList<>();

    private void target(String name, String title, String owner, Optional<TargetView> view) {
        Target target = new DomainTarget(name);
        watched.add(new WatchedTarget(
                target, title, Optional.empty(), Optional.of("bulk"), Map.of("owner", owner), List.of(), List.of()));
        view.ifPresent(it -> views.put(target, it));
    }

    private static Optional<TargetView> seen(int score, Instant at) {
        return Optional.of(new TargetView(score, 1, 0, Optional.of(at)));
    }

    private void listed(String name) {
        open.add(new Episode(
                open.size() + 1,
                new DomainTarget(name),
                new SourceId("bl"),
                new Listing(
                        List.of(new ListedCode("127.0.0.2", "spam", "spam", Severity.MAJOR, Scope.DOMAIN)),
                        Optional.empty()),
                NOW,
                NOW,
                NOW,
                true,
                false,
                1,
                Optional.empty()));
    }

    private Reply ask(String path, Map<String, List<String>> query, Principal who) {
        StateView view = new StateView(NOW, Map.copyOf(views), List.copyOf(open), List.of(), Map.of());
        List<WatchedTarget> all = List.copyOf(watched);
        return TargetRoutes.of(() -> view, () -> all).stream()
                .filter(it -> it.method().equals("GET") && it.variables(path).isPresent())
                .min(java.util.Comparator.comparing(it -> it.path().contains("{")))
                .orElseThrow()
                .handler()
                .handle(new Request("GET", path, variables(path), query, Map.of(), new byte[0], who));
    }

    private static Map<String, String> variables(String path) {
        return Map.of("target", path.substring(path.lastIndexOf('/') + 1));
    }

    private JsonNode json(String path, Map<String, List<String>> query) throws IOException {
        return new ObjectMapper().readTree(ask(path, query, ALL).body());
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theWorstComeFirstAndWhatIsNotKnownIsNotGood() throws IOException {
        target("clean.example", "c", "shop", seen(100, NOW));
        target("never.example", "n", "shop", Optional.empty());
        target("old.example", "o", "shop", seen(100, NOW.minusSeconds(7 * 3600)));
        target("listed.example", "l", "shop", seen(40, NOW));
        listed("listed.example");

        JsonNode page = json("/api/v1/targets", Map.of());

        assertThat(page.path("items").findValuesAsText("target"))
                .containsExactly("listed.example", "never.example", "old.example", "clean.example");
        assertThat(page.path("items").findValuesAsText("state")).containsExactly("listed", "unknown", "stale", "clean");
        assertThat(json("/api/v1/targets", Map.of("state", List.of("stale")))
                        .path("items")
                        .findValuesAsText("target"))
                .containsExactly("old.example");
        assertThat(text(ask("/badge/never.example.svg", Map.of(), ALL)))
                .contains("not known")
                .doesNotContain("#2e7d32");
        assertThat(text(ask("/badge/old.example.svg", Map.of(), ALL))).doesNotContain("#2e7d32");
        assertThat(text(ask("/badge/listed.example.json", Map.of(), ALL))).contains("\"message\":\"listed on 1\"");
    }

    @Test
    void noRowIsLostOrTwiceWhenOneComesBetweenTwoPages() throws IOException {
        for (int i = 0; i < 120; i++) {
            target("d" + i + ".example", "d", "shop", seen(100, NOW));
        }
        List<String> seen = new ArrayList<>();
        Map<String, List<String>> query = Map.of("limit", List.of("50"));
        while (true) {
            JsonNode page = json("/api/v1/targets", query);
            seen.addAll(page.path("items").findValuesAsText("target"));
            if (!page.has("next")) {
                break;
            }
            target("aa" + seen.size() + ".example", "new", "shop", seen(100, NOW));
            query = Map.of(
                    "limit", List.of("50"), "after", List.of(page.path("next").asText()));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(120);
        assertThat(ask("/api/v1/targets", Map.of("limit", List.of("50")), ALL)
                        .headers()
                        .get("Link"))
                .startsWith("<?after=")
                .endsWith("&limit=50>; rel=\"next\"");
    }

    @Test
    void aMistypedFilterShowsNotEverything() {
        assertThatThrownBy(() -> ask("/api/v1/targets", Map.of("stat", List.of("listed")), ALL))
                .isInstanceOf(HttpRefusal.class)
                .hasMessage("stat: there is no such parameter; did you mean \"state\"?");
        assertThatThrownBy(() -> ask("/api/v1/targets", Map.of("state", List.of("listd")), ALL))
                .hasMessageContaining("did you mean \"listed\"?");
        assertThatThrownBy(() -> ask("/api/v1/targets", Map.of("limit", List.of("501")), ALL))
                .hasMessage("limit: expected 1 to 500");
        assertThatThrownBy(() -> ask("/api/v1/targets", Map.of("after", List.of("%")), ALL))
                .hasMessageContaining("is no cursor");
    }

    @Test
    void aCursorThatIsNotOursIsNotTheEndOfTheRows() throws IOException {
        target("a.example", "a", "shop", seen(100, NOW));
        target("b.example", "b", "shop", seen(100, NOW));
        String next = json("/api/v1/targets", Map.of("limit", List.of("1")))
                .path("next")
                .asText();

        for (String cursor :
                List.of("", "xxx", "MDAwNDAgMTkyLjAuMi4xMQ", next.substring(0, next.length() - 2), next + "AAAA")) {
            assertThatThrownBy(() -> ask("/api/v1/targets", Map.of("after", List.of(cursor)), ALL))
                    .as(cursor)
                    .hasMessageContaining("is no cursor");
        }
    }

    @Test
    void whoHasAScopeSeesNothingElseByNoDoor() {
        target("shop.example", "shop", "shop", seen(100, NOW));
        target("bank.example", "bank", "bank", seen(100, NOW));
        Principal shop = new Principal("s", Role.VIEWER, new LabelScope(Map.of("owner", "shop")));

        for (String path : List.of("/api/v1/targets", "/api/v1/targets.csv", "/sd/prometheus")) {
            assertThat(text(ask(path, Map.of(), shop)))
                    .as(path)
                    .contains("shop.example")
                    .doesNotContain("bank");
        }
        for (String path : List.of("/api/v1/targets/bank.example", "/badge/bank.example.svg")) {
            assertThatThrownBy(() -> ask(path, Map.of(), shop))
                    .as(path)
                    .isInstanceOf(HttpRefusal.class)
                    .hasMessage("\"bank.example\" is not watched");
        }
    }

    @Test
    void textOfStrangersIsText() throws IOException {
        target("x.example", HOSTILE, HOSTILE, seen(100, NOW));

        assertThat(text(ask("/api/v1/targets.csv", Map.of(), ALL)))
                .contains("\"'=cmd|' /C calc'!A0<script>\u202Eevil\"\"&\"")
                .doesNotContain(",=cmd")
                .doesNotContain("\"=cmd");
        assertThat(text(ask("/badge/x.example.svg", Map.of(), ALL)))
                .doesNotContain("<script")
                .doesNotContain("\u202E")
                .contains("&lt;script&gt;");
        assertThat(json("/api/v1/targets/x.example", Map.of()).path("name").asText())
                .isEqualTo(HOSTILE);
        assertThat(json("/sd/prometheus", Map.of())
                        .get(0)
                        .path("labels")
                        .path("__meta_repwatch_owner")
                        .asText())
                .isEqualTo(HOSTILE);
    }
}
