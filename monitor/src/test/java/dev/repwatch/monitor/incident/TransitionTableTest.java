package dev.repwatch.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.tracker.World;
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
 * The transitions of one target on one list, as docs/states.md numbers them. Words of a story: {@code L}, {@code X} listed
 * and listed with another code; {@code C} clean; {@code U} no answer; each on path 1 or on the one that follows
 * ({@code L2}); {@code +61s}, {@code +11m} time; {@code healthy}, {@code suspect}, {@code quarantined} trust in the list from
 * there on; {@code held}, {@code released}, {@code dropped} what its controls decide; {@code first}, {@code later} the first
 * look and after it; {@code gone} out of the configuration.
 */
class TransitionTableTest {

    private static final Target TARGET = World.ip("192.0.2.1");
    private static final SourceId SOURCE = new SourceId("list");
    private static final ConfirmationPolicy PATIENCE = ConfirmationPolicy.defaults();
    private static final String CONFIRMED = "L +61s L2";

    private final List<IncidentEvent<?>> told = new ArrayList<>();
    private KeyState state = KeyState.CLEAN;
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private Trust trust = Trust.HEALTHY;
    private boolean first;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "T1  a first clean answer is silent,              first C,                       CLEAN,     -",
                "T2  a first listing is asked about as any,       first L,                       SUSPECTED, -",
                "T2  and opens an episode of the baseline,        first L +61s L2,               LISTED,   "
                        + " ListingOpened",
                "T3  no answer keeps clean,                       C U U U,                       CLEAN,     -",
                "T3  no answer keeps listed,                      # U +1d U,                     LISTED,   "
                        + " ListingOpened",
                "T4  a listing is suspected,                      C L,                           SUSPECTED, -",
                "T4  the same path within the ttl proves nothing, L +61s L +61s L,               SUSPECTED, -",
                "T4  the same path after the ttl does,            L +6m L,                       LISTED,   "
                        + " ListingOpened",
                "T5  a blip is forgotten,                         L +61s C2,                     CLEAN,     -",
                "T6  two ways make a listing,                     L +61s L2,                     LISTED,   "
                        + " ListingOpened",
                "T7  no answer keeps the suspicion,               L +1m U +1m U,                 SUSPECTED, -",
                "T7  and freezes its count,                       L +1m U +1m L2,                LISTED,   "
                        + " ListingOpened",
                "T8  it is told unconfirmed in the end,           L +1m U +9m U,                 LISTED,   "
                        + " ListingOpened",
                "T8  and not before anything was asked again,     L +9h,                         SUSPECTED, -",
                "T9  a list in doubt holds its suspicions,        L held,                        HELD,      -",
                "T9  what it says anew is held,                   suspect L +61s L2,             HELD,      -",
                "T9  not for ever,                                L held suspect +1m U +29m U2,  LISTED,   "
                        + " ListingOpened",
                "T9  but for its whole time,                      L held suspect +1m U +28m U2,  HELD,      -",
                "T9  a clean answer of a list in doubt is none,   L held suspect +1m C,          HELD,      -",
                "T10 the same again is no news,                   # L L2 +1d L,                  LISTED,   "
                        + " ListingOpened",
                "T11 other codes once are asked about,            # X,                           LISTED,   "
                        + " ListingOpened",
                "T11 other codes twice are news,                  # X +61s X2,                   LISTED,   "
                        + " ListingOpened ListingChanged",
                "T11 and once is forgotten when the old return,   # X +61s L2 +61s X,            LISTED,   "
                        + " ListingOpened",
                "T12 a clean answer begins a clearing,            # C,                           CLEARING, "
                        + " ListingOpened",
                "T13 three over half an hour end it,              # C +15m C +15m C,             CLEAN,    "
                        + " ListingOpened ListingResolved",
                "T13 three within less do not,                    # C +10m C2 +10m C,            CLEARING, "
                        + " ListingOpened",
                "T13 two over an hour do not,                     # C +60m C,                    CLEARING, "
                        + " ListingOpened",
                "T13 nor do those of a list in doubt,             # suspect C +15m C +15m C,     LISTED,   "
                        + " ListingOpened",
                "T14 listed again is silent,                      # C +15m C +1m L,              LISTED,   "
                        + " ListingOpened",
                "T14 and the clearing begins anew,                # C +15m C L +20m C +5m C2,    CLEARING, "
                        + " ListingOpened",
                "T15 no answer freezes the clearing,              # C +15m U +15m U,             CLEARING, "
                        + " ListingOpened",
                "T15 and does not begin it anew,                  # C +15m U C +15m C,           CLEAN,    "
                        + " ListingOpened ListingResolved",
                "T22 right controls release what has witnesses,   L +61s suspect L2 released,    LISTED,   "
                        + " ListingOpened",
                "T22 and leave the rest suspected,                L held released,               SUSPECTED, -",
                "T23 wrong controls drop it,                      L +61s suspect L2 dropped,     CLEAN,     -",
                "T23 listings stay as they are in quarantine,     # quarantined C +15m C +15m C, LISTED,   "
                        + " ListingOpened",
                "T23 and nothing new is heard,                    quarantined L +61s L2,         CLEAN,     -",
                "T35 what is gone closes quietly,                 # gone,                        CLEAN,    "
                        + " ListingOpened ListingResolved",
                "T35 a suspicion goes with it,                    L gone,                        CLEAN,     -",
                "T36 and is looked at anew,                       # gone first L +61s L2,        LISTED,   "
                        + " ListingOpened ListingResolved ListingOpened",
            })
    void isAsTheTableSays(String row, String story, Phase phase, String news) {
        live(story.replace("#", CONFIRMED));
        assertThat(state.phase()).isEqualTo(phase);
        assertThat(told.stream().map(Told::name).collect(Collectors.joining(" ")))
                .isEqualTo(news == null ? "" : news);
        assertThat(state.openEpisode().isPresent()).isEqualTo(phase.counts());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "L,                      60",
        "L +1m U,                60",
        "L +1m U +1m U,          120",
        "L +1m U +1m U +2m U,    240",
        "L +1m U +1m U +2m U +4m U, 480",
    })
    void t7AsksAgainEverMoreSlowly(String story, long seconds) {
        live(story);
        assertThat(state.nextRecheck()).contains(now.plusSeconds(seconds));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"L +61s L2, true, false", "L +1m U +9m U, false, false", "first L +61s L2, true, true"})
    void anOpenedEpisodeSaysHowItIsKnown(String story, boolean confirmed, boolean baseline) {
        live(story);
        Episode open = state.openEpisode().orElseThrow();
        assertThat(open.confirmed()).isEqualTo(confirmed);
        assertThat(open.baseline()).isEqualTo(baseline);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "T18 a third of restless answers begin it,  7,  0,  true",
        "T18 a few do not,                          2,  0,  false",
        "T19 quiet ends it,                         9,  19, false",
        "T19 a little quiet does not,               9,  3,  true",
    })
    void flappingIsTheFormulaOfIcinga(String row, int swings, int quiet, boolean flapping) {
        live(CONFIRMED + " +6m" + " C +30m L +30m".repeat(swings) + " L +30m".repeat(quiet));
        assertThat(state.flaps().flapping()).isEqualTo(flapping);
        long begun = told.stream()
                .filter(it -> it.is(Verb.OPENED) && it.detail() instanceof FlappingDetail)
                .count();
        long ended = told.stream()
                .filter(it -> it.is(Verb.RESOLVED) && it.detail() instanceof FlappingDetail)
                .count();
        assertThat(begun - ended).isEqualTo(flapping ? 1 : 0);
        assertThat(told).noneMatch(it -> it.is(Verb.RESOLVED) && it.detail() instanceof EpisodeDetail);
    }

    /** Everything that is waited for is as far away as before the clock was set. */
    @ParameterizedTest
    @CsvSource({"L", "L held", "L +61s L2 C", "L +61s L2 X"})
    void t38AStepOfTheClockMovesWhatIsWaitedFor(String story) {
        live(story);
        Duration step = Duration.ofDays(-1);
        KeyState shifted = state.shifted(step);
        assertThat(shifted.nextRecheck()).isEqualTo(state.nextRecheck().map(at -> at.plus(step)));
        assertThat(shifted.shifted(step.negated())).isEqualTo(state);
    }

    private void live(String story) {
        for (String word : List.of(story.strip().split(" +", -1))) {
            step(word);
        }
    }

    private void step(String word) {
        KeyContext context = new KeyContext(trust, PATIENCE, first, nextEpisode(), 1);
        switch (word) {
            case "first" -> first = true;
            case "later" -> first = false;
            case "healthy", "suspect", "quarantined" -> trust = Trust.valueOf(word.toUpperCase(Locale.ROOT));
            case "held" -> state = KeyMachine.held(state);
            case "released" -> {
                trust = Trust.HEALTHY;
                decided(KeyMachine.released(state, now, new KeyContext(trust, PATIENCE, first, nextEpisode(), 1)));
            }
            case "dropped" -> decided(KeyMachine.dropped(state));
            case "gone" -> take(Episodes.unwatched(state, now));
            default -> {
                if (word.startsWith("+")) {
                    now = now.plus(Duration.parse((word.endsWith("d") ? "P" : "PT")
                            + word.substring(1).toUpperCase(Locale.ROOT)));
                } else {
                    take(KeyMachine.hear(state, answer(word), context));
                }
            }
        }
    }

    private void decided(KeyState after) {
        take(Episodes.follow(
                TARGET, SOURCE, state, after, now, new KeyContext(trust, PATIENCE, first, nextEpisode(), 1)));
    }

    private void take(KeyStep step) {
        state = step.after();
        told.addAll(step.happenings());
    }

    private long nextEpisode() {
        return state.episode().map(Episode::id).orElse(0L) + 1;
    }

    private Observation answer(String word) {
        String path = "192.0.2." + (word.length() > 1 ? word.substring(1) : "1") + ":53";
        return new Observation(TARGET, SOURCE, finding(word.charAt(0)), List.of(), Duration.ofMinutes(5), path, now);
    }

    private static Finding finding(char kind) {
        return switch (kind) {
            case 'L' -> listed("127.0.0.2");
            case 'X' -> listed("127.0.0.4");
            case 'C' -> new Finding.NotListed();
            case 'U' -> new Finding.Unknown(Cause.TIMED_OUT, "no answer");
            default -> throw new IllegalArgumentException("no such word");
        };
    }

    private static Finding listed(String code) {
        return new Finding.Listed(
                new Listing(List.of(new ListedCode(code, code, "spam", Severity.MAJOR, Scope.IP)), Optional.empty()));
    }
}
