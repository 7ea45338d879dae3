package dev.repwatch.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.ScoreExplanation.Loss;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapTest {

    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

    /** Lists as the catalogue knows them; which of them take points, the heaviest first. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "spamhaus-zen, spamhaus-zen",
        "spamhaus-zen spamcop, spamhaus-zen spamcop",
        "spamhaus-zen spamhaus-sbl, spamhaus-zen",
        "spamhaus-sbl spamhaus-zen, spamhaus-sbl",
        "spamhaus-xbl abuseat-cbl, spamhaus-xbl",
        "spamhaus-zen spamhaus-dqs-zen, spamhaus-zen",
        "spamhaus-zen spamhaus-dqs-sbl, spamhaus-zen",
        "spamhaus-dqs-sbl spamhaus-zen, spamhaus-dqs-sbl",
        "spamhaus-dqs-pbl spamhaus-xbl abuseat-cbl spamcop, spamhaus-dqs-pbl spamcop",
        "spamrats-dyna spamrats-spam, spamrats-dyna",
    })
    void partsOfOneWholeCountOnce(String listed, String counted) {
        ScoreExplanation score = Scoring.explained(faults(listed.split(" ", -1)), 1);

        assertThat(score.losses().stream().filter(loss -> loss.points() > 0).map(Loss::source))
                .containsExactly(counted.split(" ", -1));
        assertThat(score.losses()).hasSize(listed.split(" ", -1).length);
        assertThat(score.losses().stream().filter(loss -> loss.points() == 0))
                .allSatisfy(loss -> assertThat(loss.note()).isEqualTo("counted with " + counted.split(" ", -1)[0]));
    }

    /** An own list within a part within a whole. */
    @Test
    void aChainOfPartsIsFollowedAsFarAsItIsKnown() {
        List<ScoreFault> faults =
                List.of(fault("inner", "middle", 0.5), fault("middle", "outer", 0.4), fault("outer", "", 0.3));

        assertThat(Scoring.explained(faults, 1).score()).isEqualTo(50);
    }

    @Test
    void aCircleEnds() {
        assertThat(Scoring.explained(List.of(fault("a", "b", 0.5), fault("b", "a", 0.4)), 1)
                        .score())
                .isBetween(30, 50);
    }

    private static List<ScoreFault> faults(String... ids) {
        return Arrays.stream(ids)
                .map(id -> Catalogue.shipped().find(new SourceId(id)).orElseThrow())
                .map(list -> new ScoreFault(list.id(), "listed", weight(list, ids), AT, list.parent()))
                .sorted(Comparator.comparingDouble(ScoreFault::weight).reversed())
                .toList();
    }

    private static double weight(DnsblList list, String... ids) {
        return 0.6 - 0.05 * Arrays.asList(ids).indexOf(list.id().value());
    }

    private static ScoreFault fault(String id, String within, double weight) {
        return new ScoreFault(
                new SourceId(id),
                "listed",
                weight,
                AT,
                Optional.of(within).filter(it -> !it.isEmpty()).map(SourceId::new));
    }
}
