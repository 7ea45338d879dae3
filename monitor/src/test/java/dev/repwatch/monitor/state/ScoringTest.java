package dev.repwatch.monitor.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.memory.World;
import dev.repwatch.monitor.state.ScoreExplanation.Loss;
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
        Fault[] many = new Fault[40];
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
        Fault part = new Fault(new SourceId("sbl"), "spam", 0.6, SINCE, Optional.of(new SourceId("zen")));
        Fault whole = fault("zen", 0.3);
        ScoreExplanation partIsHeavier = explained(known(whole, part));
        assertThat(partIsHeavier.score()).isEqualTo(40);
        assertThat(partIsHeavier.losses()).extracting(Loss::note).containsExactly("", "counted with sbl");
        Fault lightPart = new Fault(new SourceId("pbl"), "policy", 0.1, SINCE, Optional.of(new SourceId("zen")));
        ScoreExplanation wholeIsHeavier = explained(known(lightPart, whole));
        assertThat(wholeIsHeavier.score()).isEqualTo(70);
        assertThat(wholeIsHeavier.losses()).extracting(Loss::note).containsExactly("", "counted with zen");
        assertThat(wholeIsHeavier.losses()).extracting(Loss::points).containsExactly(30, 0);
    }

    @Test
    void twoPartsOfOneWholeAreTwoThings() {
        Fault sbl = new Fault(new SourceId("sbl"), "spam", 0.5, SINCE, Optional.of(new SourceId("zen")));
        Fault pbl = new Fault(new SourceId("pbl"), "policy", 0.2, SINCE, Optional.of(new SourceId("zen")));
        assertThat(explained(known(sbl, pbl)).score()).isEqualTo(40);
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

    private static Evidence known(Fault... faults) {
        return new MadeUp(List.of(faults), 4, 4);
    }

    private static Fault fault(String source, double weight) {
        return new Fault(new SourceId(source), "cause of " + source, weight, SINCE, Optional.empty());
    }

    /** What a capability that is yet to come may know. */
    private record MadeUp(List<Fault> known, double asked, double answered) implements Evidence {
        @Override
        public List<Fault> faults(Target target, Instant now) {
            return known;
        }

        @Override
        public Coverage coverage(Target target) {
            return new Coverage(asked, answered);
        }
    }
}
