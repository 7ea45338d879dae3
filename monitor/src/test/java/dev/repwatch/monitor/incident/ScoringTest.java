package dev.repwatch.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.ScoreExplanation.Loss;
import dev.repwatch.monitor.tracker.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoringTest {

    private static final Target TARGET = World.ip("192.0.2.1");
    private static final Instant SINCE = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void eachFaultTakesItsShareOfWhatTheHeavierOnesLeft() {
        ScoreExplanation score = explained(known(fault("light", 0.2), fault("heavy", 0.5)));
        assertThat(score.score()).isEqualTo(40);
        assertThat(score.losses()).extracting(Loss::source).containsExactly("heavy", "light");
        assertThat(score.losses()).extracting(Loss::points).containsExactly(50, 10);
    }

    @Test
    void everyLostPointNamesCauseSourceAndDate() {
        Loss loss = explained(known(fault("one", 0.5))).losses().get(0);
        assertThat(loss).isEqualTo(new Loss(50, "one", "cause of one", SINCE, ""));
        assertThat(loss.words()).isEqualTo("-50 one: cause of one since 2026-02-01T00:00:00Z");
    }

    @Test
    void theLostPointsAndTheScoreAddUpWhateverIsRounded() {
        ScoreFault[] many = new ScoreFault[40];
        for (int number = 0; number < many.length; number++) {
            many[number] = fault("list-" + number, 0.0137 * (number % 7 + 1));
        }
        ScoreExplanation score = explained(known(many));
        assertThat(score.losses().stream().mapToInt(Loss::points).sum() + score.score())
                .isEqualTo(100);
        assertThat(score.score()).isPositive();
    }

    @Test
    void aListAndTheOneThatContainsItCountOnceByTheHeavier() {
        ScoreFault part = new ScoreFault(new SourceId("sbl"), "spam", 0.6, SINCE, Optional.of(new SourceId("zen")));
        ScoreFault whole = fault("zen", 0.3);
        ScoreExplanation partIsHeavier = explained(known(whole, part));
        assertThat(partIsHeavier.score()).isEqualTo(40);
        assertThat(partIsHeavier.losses()).extracting(Loss::note).containsExactly("", "counted with sbl");
        ScoreFault lightPart =
                new ScoreFault(new SourceId("pbl"), "policy", 0.1, SINCE, Optional.of(new SourceId("zen")));
        ScoreExplanation wholeIsHeavier = explained(known(lightPart, whole));
        assertThat(wholeIsHeavier.score()).isEqualTo(70);
        assertThat(wholeIsHeavier.losses()).extracting(Loss::note).containsExactly("", "counted with zen");
        assertThat(wholeIsHeavier.losses()).extracting(Loss::points).containsExactly(30, 0);
    }

    @Test
    void aKindOfEvidenceThatNobodyKnewJoinsByItsInterface() {
        ScoreExplanation score = Scoring.explain(
                TARGET, List.of(known(fault("list", 0.5)), new MadeUp(List.of(fault("mail-log", 0.1)), 12, 0)), NOW);
        assertThat(score.score()).isEqualTo(45);
        assertThat(score.losses()).extracting(Loss::source).containsExactly("list", "mail-log");
        assertThat(score.confidence()).isEqualTo(0.25);
    }

    @Test
    void whatIsNotKnownLowersTheConfidenceAndNeverTheScore() {
        ScoreExplanation score = explained(new MadeUp(List.of(), 8, 0));
        assertThat(score.score()).isEqualTo(100);
        assertThat(score.confidence()).isZero();
        assertThat(Scoring.explain(TARGET, List.of(), NOW).confidence()).isZero();
    }

    private static ScoreExplanation explained(Evidence evidence) {
        return Scoring.explain(TARGET, List.of(evidence), NOW);
    }

    private static Evidence known(ScoreFault... faults) {
        return new MadeUp(List.of(faults), 4, 4);
    }

    private static ScoreFault fault(String source, double weight) {
        return new ScoreFault(new SourceId(source), "cause of " + source, weight, SINCE, Optional.empty());
    }

    /** What a capability that is yet to come may know. */
    private record MadeUp(List<ScoreFault> known, double asked, double answered) implements Evidence {
        @Override
        public List<ScoreFault> faults(Target target, Instant now) {
            return known;
        }

        @Override
        public Coverage coverage(Target target) {
            return new Coverage(asked, answered);
        }
    }
}
