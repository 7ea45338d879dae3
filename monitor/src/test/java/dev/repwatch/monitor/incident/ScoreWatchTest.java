package dev.repwatch.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.ScoreExplanation.Loss;
import dev.repwatch.monitor.tracker.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fall of 30 points within a day, or below 50, is told; the recovery at 60. */
class ScoreWatchTest {

    private static final Target TARGET = World.ip("192.0.2.1");
    private static final ScoreSettings SETTINGS = new ScoreSettings(30, Duration.ofHours(24), 50, 10);

    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private ScoreWatch watch = ScoreWatch.NEW.startingAt(100, now);

    @Test
    void aDropWithinTheWindowIsToldOnceWithItsReasons() {
        after(1, 80);
        after(1, 70);
        assertThat(told).containsExactly("dropped 100 to 70: -30 one: spam since 2026-03-01T00:00:00Z");
        after(1, 60);
        after(1, 55);
        assertThat(told).hasSize(1);
    }

    /** The listing is told; a second conversation about it would escalate though somebody acknowledged the first. */
    @Test
    void aFallThatToldListingsExplainIsNoNews() {
        after(1, 40, 100);
        after(1, 30, 75);
        assertThat(told).isEmpty();
        after(1, 20, 69);
        assertThat(told).singleElement().asString().startsWith("dropped 100 to 20");
    }

    @Test
    void aSlowFallIsNoDropUntilItCrossesTheThreshold() {
        after(30, 80);
        after(30, 60);
        assertThat(told).isEmpty();
        after(30, 49);
        assertThat(told).singleElement().asString().startsWith("dropped 60 to 49");
    }

    @Test
    void theScoreThatWasInForceWhenTheWindowBeganCounts() {
        after(100, 71);
        assertThat(told).isEmpty();
        after(1, 69);
        assertThat(told).singleElement().asString().startsWith("dropped 100 to 69");
    }

    @Test
    void betweenThresholdAndHysteresisNothingIsOver() {
        after(48, 45);
        assertThat(told).hasSize(1);
        for (int swing = 0; swing < 5; swing++) {
            after(48, 51);
            after(48, 48);
            after(48, 59);
        }
        assertThat(told).hasSize(1);
        after(48, 60);
        assertThat(told).hasSize(2).last().isEqualTo("recovered to 60");
        after(48, 55);
        assertThat(told).hasSize(2);
        after(48, 49);
        assertThat(told).hasSize(3);
    }

    @Test
    void aRecoveryWaitsUntilTheFallHasLeftTheWindow() {
        after(1, 40);
        after(1, 65);
        assertThat(told).hasSize(1);
        after(30, 66);
        assertThat(told).hasSize(2).last().isEqualTo("recovered to 66");
    }

    @Test
    void aFullRecoveryIsToldAtOnce() {
        after(1, 40);
        after(1, 100);
        assertThat(told).hasSize(2).last().isEqualTo("recovered to 100");
    }

    @Test
    void aRiseIsNeverADrop() {
        after(1, 75);
        after(1, 76);
        assertThat(told).isEmpty();
    }

    @Test
    void theFirstScoreIsOnlyWhatOthersAreComparedWith() {
        watch = ScoreWatch.NEW;
        after(0, 20);
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsRememberedStaysWithinTheWindow() {
        for (int hour = 0; hour < 1000; hour++) {
            after(1, 90 + hour % 2);
        }
        assertThat(watch.recent()).hasSizeLessThanOrEqualTo(26);
    }

    private void after(int hours, int score) {
        after(hours, score, score);
    }

    private void after(int hours, int score, int untold) {
        now = now.plus(Duration.ofHours(hours));
        ScoreExplanation explanation = new ScoreExplanation(
                score, 1, List.of(new Loss(100 - score, "one", "spam", Instant.parse("2026-03-01T00:00:00Z"), "")));
        ScoreWatch.Step step = watch.hear(TARGET, explanation, untold, now, SETTINGS);
        watch = step.after();
        step.happening().ifPresent(event -> told.add(words(event)));
    }

    private static String words(IncidentEvent<?> event) {
        ScoreDetail it = (ScoreDetail) event.detail();
        if (event.is(Verb.OPENED)) {
            return "dropped " + it.from() + " to " + it.to() + ": " + String.join("; ", it.reasons());
        }
        return "recovered to " + it.to();
    }
}
