package dev.repwatch.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The transitions of a list, as docs/states.md numbers them. Words of a story: {@code R} right controls, {@code W} wrong
 * ones, {@code many} too many newly listed targets, {@code +61s} time.
 */
class ListTransitionsTest {

    private static final String QUARANTINED = "W +61s W";
    private static final String PROBATION = QUARANTINED + " +1m R +30m R +30m R";

    private final List<IncidentEvent<?>> told = new ArrayList<>();
    private final List<ListStep.Held> decided = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private ListState state = ListState.fresh(now);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "T20 a new list is believed,               R,                   HEALTHY,     -,        -",
                "T21 a wrong control puts it in doubt,     R W,                 SUSPECT,     -,        -",
                "T21 so do many newly listed targets,      R many,              SUSPECT,     -,        -",
                "T21 a doubt is not doubted again,         W many many,         SUSPECT,     -,        -",
                "T22 right controls end the doubt,         W +61s R,            HEALTHY,     RELEASED, -",
                "T22 also of many newly listed targets,    many R,              HEALTHY,     RELEASED, -",
                "T23 wrong ones at once do not decide,     W +59s W,            SUSPECT,     -,        -",
                "T23 wrong ones a minute apart do,         W +60s W,            QUARANTINED, DROPPED,  QuarantineOpened",
                "T23 many and wrong is only the first,     many W,              SUSPECT,     -,        -",
                "T23 many and wrong twice quarantines,     many W +60s W,       QUARANTINED, DROPPED,  QuarantineOpened",
                "T23 more wrong ones are no news,          # +1d W +1d W,       QUARANTINED, DROPPED,  QuarantineOpened",
                "T24 three right ones within an hour wait, # R +1m R +1m R,     QUARANTINED, DROPPED,  QuarantineOpened",
                "T24 two over an hour wait,                # R +2h R,           QUARANTINED, DROPPED,  QuarantineOpened",
                "T24 three over an hour are probation,     # R +30m R +30m R,   PROBATION,   DROPPED,  QuarantineOpened",
                "T24 a wrong one between begins anew,      # R +1h W R +1m R,   QUARANTINED, DROPPED,  QuarantineOpened",
                "T25 probation lasts,                      P +1m R R R R R R R R R,   PROBATION, DROPPED,"
                        + " QuarantineOpened",
                "T25 ten right ones end it,                P +1m R R R R R R R R R R, HEALTHY,   DROPPED,"
                        + " QuarantineOpened QuarantineResolved",
                "T25 or a day,                             P +24h R,            HEALTHY,     DROPPED,  QuarantineOpened"
                        + " QuarantineResolved",
                "T25 a wrong one goes back without news,  P +1m W,             QUARANTINED, DROPPED,  QuarantineOpened",
                "T25 and the way is as long as before,     P W R +30m R +30m R, PROBATION,   DROPPED,  QuarantineOpened",
            })
    void isAsTheTableSays(String row, String story, Trust trust, String held, String news) {
        live(story.replace("P ", PROBATION + " ").replace("#", QUARANTINED));
        assertThat(state.trust()).isEqualTo(trust);
        assertThat(decided.stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(held == null ? "" : held);
        assertThat(told.stream().map(Told::name).collect(Collectors.joining(" ")))
                .isEqualTo(news == null ? "" : news);
        boolean aside = trust == Trust.QUARANTINED || trust == Trust.PROBATION;
        assertThat(state.quarantine().isPresent()).isEqualTo(aside);
    }

    @ParameterizedTest
    @CsvSource({"HEALTHY, true", "SUSPECT, true", "QUARANTINED, false", "PROBATION, false"})
    void onlyABelievedOrDoubtedListIsHeard(Trust trust, boolean heard) {
        assertThat(trust.heard()).isEqualTo(heard);
    }

    private void live(String story) {
        for (String word : List.of(story.strip().split(" +", -1))) {
            switch (word) {
                case "R" -> hear(Optional.empty());
                case "W" -> hear(Optional.of(Cause.LISTS_EVERYTHING));
                case "many" -> state = ListMachine.doubted(state, 12, now);
                default ->
                    now = now.plus(Duration.parse((word.endsWith("d") ? "P" : "PT")
                            + word.substring(1).toUpperCase(Locale.ROOT)));
            }
        }
    }

    private void hear(Optional<Cause> trouble) {
        ListStep step = ListMachine.hear(
                state, new SourceHealth(new SourceId("list"), trouble, "controls", now), ConfirmationPolicy.defaults());
        state = step.after();
        told.addAll(step.happenings());
        if (step.held() != ListStep.Held.KEPT) {
            decided.add(step.held());
        }
    }
}
