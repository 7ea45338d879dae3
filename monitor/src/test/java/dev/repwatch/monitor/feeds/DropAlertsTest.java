package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.reputation.Score.Band;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.incident.FeedFirstLookDetail;
import dev.repwatch.monitor.incident.FeedKeyDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail;
import dev.repwatch.monitor.incident.FeedValueDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people hear of feeds: every fall once, its end once, and nothing for a value that rests on a threshold. */
class DropAlertsTest {

    @TempDir
    Path directory;

    private Function<RecordedRequest, MockResponse> source = request -> Answers.body("");
    private final FeedWorld[] worlds = new FeedWorld[1];

    @AfterEach
    void close() {
        world().close();
    }

    @Test
    void aColourThatFallsIsToldAtEachStepAndWhenItIsGreenAgain() {
        open(Answers::snds);
        sees("GREEN", "GREEN", "YELLOW", "YELLOW", "RED", "RED", "GREEN", "GREEN");
        assertThat(moves()).containsExactly("snds_colour poor", "snds_colour bad", "snds_colour good");
        assertThat(alerts())
                .extracting(Alert::level)
                .containsExactly(Alert.Level.MINOR, Alert.Level.MAJOR, Alert.Level.OK);
    }

    @Test
    void aSpamRateIsToldOverATenthAndOverThreeTenthsOfAPercentAndNotAtEveryTremble() {
        open(Answers::postmaster);
        for (double rate : new double[] {0.0005, 0.0011, 0.00095, 0.0011, 0.0031, 0.0029, 0.0031, 0.0015, 0.0005}) {
            source = request -> Answers.postmaster(request, rate, world().now());
            day();
        }
        assertThat(moves())
                .containsExactly(
                        "gmail_spam_rate poor", "gmail_spam_rate bad", "gmail_spam_rate poor", "gmail_spam_rate good");
        assertThat(alerts().get(1).headline())
                .isEqualTo("Google Postmaster Tools: example.test (mx1) is bad now (spam rate 0.31 %)");
    }

    @Test
    void aComplaintRateThatRisesIsTold() {
        open(Answers::snds);
        for (String rate : List.of("< 0.1%", "0.4%", "0.28%", "0.4%", "1.2%", "< 0.1%")) {
            source = request -> Answers.snds("GREEN", rate, "", world().now());
            day();
        }
        assertThat(moves())
                .containsExactly("snds_complaint_rate poor", "snds_complaint_rate bad", "snds_complaint_rate good");
    }

    @Test
    void trapHitsThatAppearAreToldAndMissingOnesAreNotZero() {
        open(Answers::snds);
        for (String traps : List.of("0", "3", "", "", "3", "25", "0")) {
            source = request -> Answers.snds("GREEN", "< 0.1%", traps, world().now());
            day();
        }
        assertThat(moves()).containsExactly("snds_trap_hits poor", "snds_trap_hits bad", "snds_trap_hits good");
    }

    @Test
    void whatWasBadAlreadyAtTheFirstLookIsOneDigest() {
        open(Answers::snds);
        source = request -> Answers.snds("RED", "1.5%", "30", world().now());
        day();
        day();
        assertThat(world().happenings()).singleElement().matches(it -> it.detail() instanceof FeedFirstLookDetail);
        Alert digest = alerts().get(0);
        assertThat(digest.kind()).isEqualTo(Alert.Kind.DIGEST);
        assertThat(digest.headline()).isEqualTo("Microsoft SNDS, first look: 1 of 1 targets are already poor or bad");
        assertThat(digest.facts())
                .singleElement()
                .satisfies(it -> assertThat(it.value())
                        .contains("colour red (bad)", "complaint rate 1.5 % (bad)", "spam trap hits 30 (bad)"));
    }

    @Test
    void theEndOfALinkIsToldOnDay25AndItsDeathAsSuch() {
        open(Answers::snds);
        source = request -> Answers.snds("GREEN", world().now());
        days(24);
        assertThat(ailments()).isEmpty();
        days(2);
        assertThat(ailments()).containsExactly("KEY_ENDS");
        days(3);
        source = request -> new MockResponse.Builder().code(404).build();
        days(4);
        assertThat(ailments()).containsExactly("KEY_ENDS", "BROKEN");
        assertThat(alerts().get(1).facts().toString()).contains("over 30 days old");
    }

    @Test
    void aRefreshThatFailsIsVisible() {
        open(Answers::postmaster);
        source = request -> Answers.postmaster(request, 0.0001, world().now());
        day();
        source = request -> new MockResponse.Builder()
                .code(400)
                .body("{\"error\":\"invalid_grant\"}")
                .build();
        days(3);
        assertThat(ailments()).containsExactly("BROKEN");
        Alert alert = alerts().get(0);
        assertThat(alert.headline()).isEqualTo("Google Postmaster Tools cannot be read: our key is wrong");
        assertThat(alert.facts().toString()).contains("no access token", "sign in again");
        assertThat(alert.advice().toString()).contains("[feeds.postmaster]");
    }

    @Test
    void whatIsNotRegisteredIsNoKeyAndNoResolver() {
        open(Answers::postmaster);
        source = request -> request.getUrl().encodedPath().equals("/token")
                ? Answers.postmaster(request, 0, world().now())
                : new MockResponse.Builder().code(403).build();
        days(3);
        Alert alert = alerts().get(0);
        assertThat(alert.headline()).isEqualTo("Google Postmaster Tools cannot be read: we are not registered with it");
        assertThat(alert.facts().toString()).contains("does not see example.test");
        assertThat(alert.advice().toString())
                .contains("the domain in your account")
                .doesNotContain("key");
        assertThat(world().alerts(Language.JA).get(0).headline()).endsWith("こちらが登録されていません");
    }

    @Test
    void statisticsThatStopAreQuietAlthoughRequirementsAreStillTold() {
        open(Answers::postmaster);
        source = request -> gmail(request, true);
        day();
        source = request -> gmail(request, false);
        days(8);
        assertThat(ailments()).containsExactly("QUIET");
    }

    private MockResponse gmail(RecordedRequest request, boolean statistics) {
        String path = request.getUrl().encodedPath();
        if (path.endsWith("complianceStatus")) {
            return Answers.body("{\"complianceData\":{\"rowData\":[{\"requirement\":\"SPF\","
                    + "\"status\":{\"status\":\"COMPLIANT\"}}]}}");
        }
        return statistics || path.equals("/token")
                ? Answers.postmaster(request, 0.0001, world().now())
                : Answers.body("{}");
    }

    @Test
    void aFeedThatGoesQuietIsToldAndOneThatNeverHadDataIsNot() {
        open(Answers::snds);
        source = request -> Answers.body("");
        days(10);
        assertThat(world().happenings()).isEmpty();
        source = request -> Answers.snds("GREEN", world().now());
        day();
        source = request -> Answers.body("");
        days(8);
        assertThat(ailments()).containsExactly("QUIET");
        assertThat(world().book().standings(new SourceId("snds"), FeedWorld.IP)).isNotEmpty();
        source = request -> Answers.snds("GREEN", world().now());
        day();
        assertThat(ailments()).containsExactly("QUIET", "WELL_AGAIN");
    }

    @Test
    void troubleIsToldInJapaneseToo() {
        aRefreshThatFailsIsVisible();
        Alert alert = world().alerts(Language.JA).get(0);
        assertThat(alert.headline()).startsWith("Google Postmaster Tools を読み取れません");
        assertThat(alert.advice().toString()).contains("新しいキー");
        assertThat(alert.language()).isEqualTo("ja");
    }

    @Test
    void theScheduleIsHeededWhereItIsSlowerThanTheFeed() {
        int[] asked = new int[1];
        open(Answers::snds);
        world().wanting(Duration.ofHours(24));
        world().enable(List.of(Answers.snds(world())));
        source = request -> {
            asked[0]++;
            return Answers.snds("GREEN", world().now());
        };
        quarters(16);
        assertThat(asked[0]).isEqualTo(4);
        world().wanting(Duration.ofSeconds(1));
        world().enable(List.of(Answers.snds(world())));
        quarters(16);
        assertThat(asked[0]).isEqualTo(4 + 16);
    }

    private void open(Function<FeedWorld, OpenFeed> feed) {
        worlds[0] = new FeedWorld(directory, request -> source.apply(request));
        world().enable(List.of(feed.apply(world())));
    }

    private FeedWorld world() {
        return worlds[0];
    }

    private void sees(String... colours) {
        for (String colour : colours) {
            source = request -> Answers.snds(colour, world().now());
            day();
        }
    }

    private void days(int days) {
        for (int i = 0; i < days; i++) {
            day();
        }
    }

    private void day() {
        world().pass(Duration.ofHours(24));
    }

    private void quarters(int many) {
        for (int i = 0; i < many; i++) {
            world().pass(Duration.ofHours(6));
        }
    }

    private List<Alert> alerts() {
        return world().alerts();
    }

    private List<String> moves() {
        return world().happenings().stream()
                .map(IncidentEvent::detail)
                .filter(FeedValueDetail.class::isInstance)
                .map(FeedValueDetail.class::cast)
                .map(it -> it.measure() + " " + band(it.to()))
                .toList();
    }

    private static String band(Band band) {
        return MeasureFormat.band(band);
    }

    private List<String> ailments() {
        return world().happenings().stream()
                .map(DropAlertsTest::ailment)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> ailment(IncidentEvent<?> event) {
        if (event.detail() instanceof FeedKeyDetail) {
            return Optional.of(event.is(Verb.RESOLVED) ? "KEY_RENEWED" : "KEY_ENDS");
        }
        return event.detail() instanceof FeedOutageDetail outage
                ? Optional.of(outage.what().name())
                : Optional.empty();
    }
}
