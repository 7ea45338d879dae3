package dev.repwatch.monitor.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Grade;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverviewPageTest {

    private static final Instant NOW = Instant.parse("2026-01-01T09:00:00Z");
    private static final String EVIL = "<script>alert(1)</script>\" onload=\"x";

    private final Target target = new DomainTarget("example.jp");

    @Test
    void showsTargetsListingsAndLists() {
        String page = page("see https://bl.example.test");

        assertThat(page)
                .contains("Open listings (1)")
                .contains("<a href=\"t/example.jp\">example.jp</a>")
                .contains("example-bl")
                .contains("not believed since 2026-01-01 09:00 UTC: answers for its clean test point")
                .contains("<td>62</td>");
    }

    @Test
    void whatEndedSaysWhyAndLeadsToItsPage() {
        Listing onList = new Listing(
                List.of(new ListedCode("127.0.0.2", "spam", "spam", Severity.MAJOR, Scope.IP)), Optional.empty());
        Listing failed = new Finding.Graded(Grade.FAIL, "SPF says fail", "every address passes SPF")
                .held()
                .orElseThrow();
        StateView view = new StateView(
                NOW,
                Map.of(),
                List.of(),
                List.of(
                        ended(1, onList, Episode.Reason.CLEARED),
                        ended(2, onList, Episode.Reason.UNWATCHED),
                        ended(3, failed, Episode.Reason.CLEARED),
                        ended(4, failed, Episode.Reason.UNWATCHED)),
                Map.of());

        assertThat(text(route(view, List.of())))
                .contains("<a href=\"e/1\">2026-01-01 08:59 UTC: example.jp is off example-bl</a>")
                .contains(
                        "<a href=\"e/2\">2026-01-01 08:59 UTC: example.jp is no longer watched; it was on example-bl</a>")
                .contains("<a href=\"e/3\">2026-01-01 08:59 UTC: example.jp: example-bl is right again</a>")
                .contains(
                        "<a href=\"e/4\">2026-01-01 08:59 UTC: example.jp is no longer watched; example-bl was not right</a>");
    }

    private Episode ended(long id, Listing listing, Episode.Reason reason) {
        Instant began = NOW.minusSeconds(3600);
        return new Episode(
                id,
                target,
                new SourceId("example-bl"),
                listing,
                began,
                began,
                began,
                true,
                false,
                1,
                Optional.of(new Episode.Closed(NOW.minusSeconds(60), reason)));
    }

    @Test
    void whatListsAndAdminsSayIsOnlyText() {
        String page = page(EVIL);

        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void nothingAskedIsNoCalm() {
        assertThat(text(route(StateView.empty(NOW), List.of())))
                .doesNotContain("Nothing is listed")
                .contains("Not known: no target is configured")
                .contains("No target is configured.")
                .contains("No list is asked.");
    }

    @Test
    void beforeTheFirstRoundNothingIsKnown() {
        String page = calm(Optional.empty(), true);

        assertThat(page)
                .doesNotContain("Nothing is listed")
                .contains("Not known: nothing has been checked lately.")
                .contains("0 of 1 targets")
                .contains("class=\"stale\"");
    }

    /** Every question failed, a minute ago. */
    @Test
    void aRoundThatGotNoAnswerChecksNothing() {
        StateView deaf = new StateView(
                NOW,
                Map.of(target, new StateView.TargetView(100, 0, 1, Optional.of(NOW.minusSeconds(60)))),
                List.of(),
                List.of(),
                Map.of(
                        new SourceId("example-bl"),
                        new StateView.ListView(true, Optional.empty(), 0, Optional.empty())));

        assertThat(text(route(
                        deaf,
                        List.of(new WatchedTarget(
                                target, "mx", Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of())))))
                .contains("<h1>Not known whether anything is listed</h1>")
                .contains("Not known: nothing has been checked lately. Checked lately: 0 of 1 targets, by 0 of 1 lists")
                .doesNotContain("No listing is known");
    }

    @Test
    void whatIsOldIsGreyAndNotKnown() {
        String page = calm(Optional.of(NOW.minusSeconds(7 * 3600)), true);

        assertThat(page)
                .doesNotContain("Nothing is listed")
                .contains("stale: not known")
                .contains("7 h ago");
    }

    @Test
    void calmHasItsCoverageAndAge() {
        assertThat(calm(Optional.of(NOW.minusSeconds(360)), true))
                .contains("Nothing is listed, on all that is watched. Checked lately: 1 of 1 targets, by 1 of 1 lists")
                .contains("oldest full round: 6 min ago");
        assertThat(calm(Optional.of(NOW.minusSeconds(360)), false))
                .doesNotContain("Nothing is listed")
                .contains(
                        "No listing is known on what could be asked. Checked lately: 1 of 1 targets, by 0 of 1 lists");
    }

    @Test
    void aListThatNeverAnsweredIsNoneThatCanBeBelieved() {
        assertThat(calm(Optional.of(NOW.minusSeconds(360)), true, Optional.empty()))
                .doesNotContain("Nothing is listed")
                .contains("1 of 1 targets, by 0 of 1 lists");
    }

    /** Blocks of vendors are known from mail logs alone: that they say nothing is no gap. */
    @Test
    void aVendorThatNobodyAsksIsNoListThatDidNotAnswer() {
        StateView view = new StateView(
                NOW,
                Map.of(target, new StateView.TargetView(100, 1, 0, Optional.of(NOW))),
                List.of(),
                List.of(),
                Map.of(
                        new SourceId("example-bl"),
                        new StateView.ListView(true, Optional.empty(), 0, Optional.of(NOW)),
                        new SourceId("vendor"),
                        new StateView.ListView(true, Optional.empty(), Optional.empty(), 0, Optional.empty(), true)));
        WatchedTarget watched =
                new WatchedTarget(target, "mx", Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of());

        assertThat(text(route(view, List.of(watched))))
                .contains("Nothing is listed, on all that is watched. Checked lately: 1 of 1 targets, by 1 of 1 lists")
                .doesNotContain("l/vendor");
    }

    @Test
    void oneListingIsNoListings() {
        assertThat(page("seen")).contains("<h1>1 open listing</h1>");
        assertThat(calm(Optional.of(NOW), true)).contains("<h1>0 open listings</h1>");
    }

    @Test
    void isLaidOutForAPhone() {
        assertThat(calm(Optional.empty(), true))
                .contains("name=\"viewport\"")
                .contains("<main>")
                .contains("</main>");
    }

    private String calm(Optional<Instant> lastRound, boolean up) {
        return calm(lastRound, up, lastRound);
    }

    private String calm(Optional<Instant> lastRound, boolean up, Optional<Instant> lastSuccess) {
        StateView view = new StateView(
                NOW,
                Map.of(target, new StateView.TargetView(100, 1, 0, lastRound)),
                List.of(),
                List.of(),
                Map.of(new SourceId("example-bl"), new StateView.ListView(up, Optional.empty(), 0, lastSuccess)));
        WatchedTarget watched =
                new WatchedTarget(target, "mx", Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of());
        return text(route(view, List.of(watched)));
    }

    private String page(String words) {
        SourceId list = new SourceId("example-bl");
        ListedCode code = new ListedCode("127.0.0.2", words, "spam", Severity.CRITICAL, Scope.DOMAIN);
        Episode episode = new Episode(
                1,
                target,
                list,
                new Listing(List.of(code), Optional.of(words)),
                NOW,
                NOW,
                NOW,
                true,
                false,
                1,
                Optional.empty());
        StateView.Quarantine quarantine =
                new StateView.Quarantine(Cause.LISTS_EVERYTHING, "answers for its clean test point", NOW);
        StateView view = new StateView(
                NOW,
                Map.of(target, new StateView.TargetView(62, 0.9, 1, Optional.of(NOW))),
                List.of(episode),
                List.of(),
                Map.of(list, new StateView.ListView(false, Optional.of(quarantine), 1, Optional.empty())));
        WatchedTarget watched =
                new WatchedTarget(target, words, Optional.empty(), Optional.of(words), Map.of(), List.of(), List.of());
        return text(route(view, List.of(watched)));
    }

    private Endpoint route(StateView view, List<WatchedTarget> watched) {
        return Sites.routes(view, watched).get(0);
    }

    private static String text(Endpoint route) {
        Reply reply = route.handler()
                .handle(new Request("GET", "/", Map.of(), Map.of(), Map.of(), new byte[0], Principal.NOBODY));
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
