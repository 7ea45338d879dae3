package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.FeedKeyDetail;
import dev.repwatch.monitor.incident.FeedOutageDetail;
import dev.repwatch.monitor.incident.FeedValueDetail;
import dev.repwatch.monitor.incident.IncidentDetail;
import dev.repwatch.monitor.incident.IncidentEvent;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.store.LatestValueRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three months of one feed over a real database and a real HTTP server, on a clock that is moved by hand. */
class QuarterTest {

    /** A day; {@code -Drepwatch.quarter.looks=4} is the pace of the field, and takes four times as long. */
    private static final int LOOKS = Integer.getInteger("repwatch.quarter.looks", 1);

    @TempDir
    Path directory;

    private FeedWorld world;
    private final Target target = FeedWorld.IP;
    private String colour = "GREEN";
    private boolean down;

    @BeforeEach
    void open() {
        world = new FeedWorld(directory, request -> answer());
        world.enable(List.of(Answers.snds(world)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aQuarter() {
        days(20);
        assertThat(score().score()).isEqualTo(100);
        assertThat(moves()).isEmpty();

        colour = "YELLOW";
        days(2);
        assertThat(score().score()).isEqualTo(87);
        assertThat(moves()).hasSize(1);

        colour = "RED";
        days(8);
        assertThat(score().score()).isEqualTo(75);
        assertThat(score().losses())
                .extracting(ScoreExplanation.Loss::words)
                .singleElement()
                .asString()
                .contains("Microsoft SNDS: snds_colour 2 (bad)");
        assertThat(moves()).hasSize(2);
        double sure = score().confidence();
        assertThat(sure).isEqualTo(1.0);

        down = true;
        days(7);
        assertThat(score().score()).isEqualTo(75);
        assertThat(score().confidence()).isLessThan(sure);
        assertThat(score().losses())
                .extracting(ScoreExplanation.Loss::words)
                .singleElement()
                .asString()
                .contains("stale");
        assertThat(ailments(FeedOutageDetail.class)).hasSize(1);

        down = false;
        days(1);
        assertThat(score().confidence()).isEqualTo(1.0);
        assertThat(ailments(FeedOutageDetail.class)).hasSize(2).last().matches(it -> it.is(Verb.RESOLVED));

        colour = "GREEN";
        days(52);
        assertThat(score().score()).isEqualTo(100);
        assertThat(moves()).hasSize(3).last().matches(it -> !it.worse());
        assertThat(ailments(FeedKeyDetail.class)).hasSize(1);
        assertThat(history()).isEqualTo(List.of(0.0, 1.0, 2.0, 0.0));
    }

    @Test
    void aWeekWithoutGmailChangesNoScoreOfADomain() {
        double[] rate = {0.0004};
        FeedWorld[] gmailWorld = new FeedWorld[1];
        boolean[] away = {false};
        try (FeedWorld gmail = new FeedWorld(
                directory.resolve("gmail"),
                request -> away[0]
                        ? new MockResponse.Builder().code(503).build()
                        : Answers.postmaster(request, rate[0], gmailWorld[0].now()))) {
            gmailWorld[0] = gmail;
            gmail.enable(List.of(Answers.postmaster(gmail)));
            daily(gmail, 3);
            assertThat(gmail.memory().explain(FeedWorld.DOMAIN).score()).isEqualTo(100);
            rate[0] = 0.004;
            daily(gmail, 3);
            ScoreExplanation fallen = gmail.memory().explain(FeedWorld.DOMAIN);
            assertThat(fallen.score()).isEqualTo(75);
            assertThat(fallen.losses())
                    .extracting(ScoreExplanation.Loss::words)
                    .singleElement()
                    .asString()
                    .contains("Google Postmaster Tools: gmail_spam_rate 0.4 % (bad)");
            assertThat(gmail.memory().explain(FeedWorld.IP).score()).isEqualTo(100);
            away[0] = true;
            daily(gmail, 7);
            ScoreExplanation during = gmail.memory().explain(FeedWorld.DOMAIN);
            assertThat(during.score()).isEqualTo(75);
            assertThat(during.confidence()).isLessThan(fallen.confidence());
            away[0] = false;
            daily(gmail, 1);
            assertThat(gmail.memory().explain(FeedWorld.DOMAIN).confidence()).isEqualTo(fallen.confidence());
            rate[0] = 0.0002;
            daily(gmail, 3);
            assertThat(gmail.memory().explain(FeedWorld.DOMAIN).score()).isEqualTo(100);
            assertThat(gmail.alerts())
                    .extracting(Alert::headline)
                    .containsExactly(
                            "Google Postmaster Tools: example.test (mx1) is bad now (spam rate 0.4 %)",
                            "Google Postmaster Tools cannot be read: its servers fail",
                            "Google Postmaster Tools speaks again",
                            "Google Postmaster Tools: example.test (mx1) is good again (spam rate 0.02 %)");
        }
    }

    private static void daily(FeedWorld world, int days) {
        for (int look = 0; look < days * LOOKS; look++) {
            world.pass(Duration.ofDays(1).dividedBy(LOOKS));
        }
    }

    @Test
    void theAlertExplainsIt() {
        days(1);
        colour = "RED";
        days(1);
        Alert alert = world.alerts().get(world.alerts().size() - 1);
        assertThat(alert.headline()).isEqualTo("Microsoft SNDS: 192.0.2.7 (mx1) is bad now (colour red)");
        assertThat(alert.level()).isEqualTo(Alert.Level.MAJOR);
        assertThat(alert.facts()).extracting(Alert.Fact::label).contains("Value", "Before", "Data of", "Scale");
        assertThat(alert.advice()).isNotEmpty();
    }

    @Test
    void aRestartForgetsNothingAndTellsNothingTwice() {
        days(1);
        colour = "RED";
        days(2);
        int told = world.happenings().size();
        world.restart();
        world.enable(List.of(Answers.snds(world)));
        days(2);
        assertThat(score().score()).isEqualTo(75);
        assertThat(world.happenings()).hasSize(told);
    }

    private MockResponse answer() {
        return down ? new MockResponse.Builder().code(500).build() : Answers.snds(colour, world.now());
    }

    private void days(int days) {
        daily(world, days);
    }

    private ScoreExplanation score() {
        return world.memory().explain(target);
    }

    private List<FeedValueDetail> moves() {
        return world.happenings().stream()
                .map(IncidentEvent::detail)
                .filter(FeedValueDetail.class::isInstance)
                .map(FeedValueDetail.class::cast)
                .toList();
    }

    private List<IncidentEvent<?>> ailments(Class<? extends IncidentDetail> detail) {
        return world.happenings().stream()
                .filter(it -> detail.isInstance(it.detail()))
                .toList();
    }

    private List<Double> history() {
        List<Double> values = world
                .database()
                .read(transaction ->
                        LatestValueRows.history(transaction, new SourceId("snds"), target.text(), "snds_colour"))
                .stream()
                .map(LatestValueRows.Sample::value)
                .toList();
        return IntStream.range(0, values.size())
                .filter(i -> i == 0 || !values.get(i).equals(values.get(i - 1)))
                .mapToObj(values::get)
                .toList();
    }
}
