package dev.repwatch.monitor.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * What must be true of every history of answers about one target on one list:
 *
 * <ol>
 *   <li>No answer never opens or closes anything that was not seen; it only ends the wait for a confirmation.
 *   <li>Openings and closings alternate, so there is never more than one open episode.
 *   <li>The same history gives the same states and the same news.
 *   <li>A listing is opened only after it was seen, as confirmed only after two independent answers.
 *   <li>A clearing has at least the wanted number of clean answers since the last listed one, over the wanted time.
 *   <li>While nothing flaps, an episode is open exactly when the state says listed; an open episode never vanishes.
 *   <li>Nothing is told by an answer that leaves the state as it was.
 * </ol>
 */
class KeyMachinePropertiesTest {

    private static final PatienceSettings PATIENCE = PatienceSettings.defaults();
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** One answer of a history. */
    record Answer(Kind kind, int path, int minutesLater, Trust trust) {}

    enum Kind {
        LISTED,
        OTHER_CODE,
        CLEAN,
        SCORED,
        UNKNOWN
    }

    /** One step of a history as it went. */
    record Moment(Answer answer, Instant at, KeyState before, KeyStep step) {}

    @Property(tries = 500)
    void noAnswerMovesNothingThatWasNotSeen(@ForAll("histories") List<Answer> history) {
        for (Moment moment : run(history)) {
            if (moment.answer().kind() == Kind.UNKNOWN) {
                Phase from = moment.before().phase();
                Phase to = moment.step().after().phase();
                boolean waitedFor = (from == Phase.SUSPECTED || from == Phase.HELD)
                        && (to == Phase.LISTED || to == Phase.SUSPECTED || to == Phase.HELD);
                assertThat(to == from || waitedFor).isTrue();
            }
        }
    }

    @Property(tries = 500)
    void openingsAndClosingsAlternate(@ForAll("histories") List<Answer> history) {
        boolean open = false;
        for (Moment moment : run(history)) {
            for (Happening happening : moment.step().happenings()) {
                if (happening instanceof Happening.ListingOpened) {
                    assertThat(open).isFalse();
                    open = true;
                } else if (happening instanceof Happening.ListingCleared) {
                    assertThat(open).isTrue();
                    open = false;
                }
            }
            assertThat(moment.step().after().openEpisode().isPresent()).isEqualTo(open);
        }
    }

    @Property(tries = 200)
    void theSameHistoryGivesTheSameStory(@ForAll("histories") List<Answer> history) {
        assertThat(run(history)).isEqualTo(run(history));
    }

    @Property(tries = 500)
    void aConfirmedListingHasTwoIndependentWitnesses(@ForAll("histories") List<Answer> history) {
        List<Moment> story = run(history);
        for (int now = 0; now < story.size(); now++) {
            for (Happening happening : story.get(now).step().happenings()) {
                if (happening instanceof Happening.ListingOpened it
                        && it.episode().confirmed()
                        && !story.get(now).before().flaps().flapping()) {
                    assertThat(listedBefore(story, now)).isGreaterThanOrEqualTo(PATIENCE.confirmAnswers());
                }
            }
        }
    }

    @Property(tries = 500)
    void aClearingHasEnoughCleanAnswersOverEnoughTime(@ForAll("histories") List<Answer> history) {
        List<Moment> story = run(history);
        for (int now = 0; now < story.size(); now++) {
            boolean cleared =
                    story.get(now).step().happenings().stream().anyMatch(Happening.ListingCleared.class::isInstance);
            if (cleared && !story.get(now).before().flaps().flapping()) {
                List<Moment> clean = cleanSinceListed(story, now);
                assertThat(clean.size()).isGreaterThanOrEqualTo(PATIENCE.clearAnswers());
                assertThat(Duration.between(clean.get(0).at(), story.get(now).at()))
                        .isGreaterThanOrEqualTo(PATIENCE.clearSpan());
            }
        }
    }

    @Property(tries = 500)
    void anEpisodeIsOpenExactlyWhileListed(@ForAll("histories") List<Answer> history) {
        for (Moment moment : run(history)) {
            KeyState after = moment.step().after();
            boolean settled = after.phase() == Phase.CLEAN || after.phase().counts();
            if (!after.flaps().flapping() && settled) {
                assertThat(after.openEpisode().isPresent())
                        .isEqualTo(after.phase().counts());
            }
            moment.before()
                    .openEpisode()
                    .ifPresent(open -> assertThat(after.episode())
                            .hasValueSatisfying(still -> assertThat(still.id()).isEqualTo(open.id())));
        }
    }

    /** Lists such as Hostkarma list and score in one zone: the same story ends the same way whichever all-clear they give. */
    @Property(tries = 200)
    void aScoreInsteadOfAListingEndsItAsACleanAnswerDoes(@ForAll("histories") List<Answer> history) {
        List<Answer> scored = history.stream()
                .map(answer -> answer.kind() == Kind.CLEAN
                        ? new Answer(Kind.SCORED, answer.path(), answer.minutesLater(), answer.trust())
                        : answer)
                .toList();

        assertThat(phases(run(scored))).isEqualTo(phases(run(history)));
    }

    /** D30: one resolver says listed, the other not, again and again: nothing opens, and after a while it is told once. */
    @Example
    void resolversThatDisagreeOpenNothingAndAreToldAsFlapping() {
        List<Answer> history = new ArrayList<>();
        for (int round = 0; round < 50; round++) {
            history.add(new Answer(Kind.LISTED, 0, 25, Trust.HEALTHY));
            history.add(new Answer(Kind.CLEAN, 1, 5, Trust.HEALTHY));
        }

        List<Moment> story = run(history);

        assertThat(phases(story)).containsOnly(Phase.CLEAN, Phase.SUSPECTED);
        assertThat(story.stream().flatMap(moment -> moment.step().happenings().stream()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Happening.FlappingStarted.class,
                        told -> assertThat(told.at())
                                .isBetween(START.plus(Duration.ofHours(1)), START.plus(Duration.ofHours(6))));
    }

    @Property(tries = 500)
    void whatChangesNothingTellsNothing(@ForAll("histories") List<Answer> history) {
        for (Moment moment : run(history)) {
            if (moment.step().after().equals(moment.before())) {
                assertThat(moment.step().happenings()).isEmpty();
            }
        }
    }

    @Provide
    Arbitrary<List<Answer>> histories() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(5, Kind.LISTED),
                Tuple.of(1, Kind.OTHER_CODE),
                Tuple.of(5, Kind.CLEAN),
                Tuple.of(3, Kind.UNKNOWN));
        Arbitrary<Trust> trust = Arbitraries.frequency(
                Tuple.of(12, Trust.HEALTHY),
                Tuple.of(1, Trust.SUSPECT),
                Tuple.of(1, Trust.QUARANTINED),
                Tuple.of(1, Trust.PROBATION));
        Arbitrary<Answer> answers = Combinators.combine(
                        kinds, Arbitraries.integers().between(0, 2), Arbitraries.of(1, 2, 5, 11, 30, 500), trust)
                .as(Answer::new);
        Arbitrary<List<Answer>> restless = answers.list().ofMaxSize(80);
        // runs of the same answer, as real lists give them
        Arbitrary<List<Answer>> steady = Combinators.combine(
                        answers, Arbitraries.integers().between(1, 8))
                .as((answer, times) -> Collections.nCopies(times, answer))
                .list()
                .ofMaxSize(15)
                .map(runs -> runs.stream().flatMap(List::stream).toList());
        return Arbitraries.oneOf(restless, steady);
    }

    private static List<Moment> run(List<Answer> history) {
        List<Moment> story = new ArrayList<>();
        KeyState state = KeyState.CLEAN;
        Instant at = START;
        long episode = 1;
        for (Answer answer : history) {
            at = at.plus(Duration.ofMinutes(answer.minutesLater()));
            KeyStep step = KeyMachine.hear(
                    state, observation(answer, at), new KeyContext(answer.trust(), PATIENCE, false, episode, 1));
            episode = Math.max(
                    episode, step.after().episode().map(it -> it.id() + 1).orElse(episode));
            story.add(new Moment(answer, at, state, step));
            state = step.after();
        }
        return story;
    }

    private static List<Phase> phases(List<Moment> story) {
        return story.stream().map(moment -> moment.step().after().phase()).toList();
    }

    private static Observation observation(Answer answer, Instant at) {
        return new Observation(
                new DomainTarget("example.test"),
                new SourceId("list"),
                finding(answer.kind()),
                List.of(),
                Duration.ofMinutes(3),
                "192.0.2." + answer.path() + ":53",
                at);
    }

    private static Finding finding(Kind kind) {
        return switch (kind) {
            case LISTED -> listed("127.0.0.2");
            case OTHER_CODE -> listed("127.0.0.4");
            case CLEAN -> new Finding.NotListed();
            case SCORED -> new Finding.Scored(new Score(1, "white", Score.Band.GOOD, START));
            case UNKNOWN -> new Finding.Unknown(Cause.TIMED_OUT, "no answer");
        };
    }

    private static Finding listed(String code) {
        return new Finding.Listed(new Listing(
                List.of(new ListedCode(code, code, "spam", Severity.MAJOR, Scope.DOMAIN)), Optional.empty()));
    }

    private static long listedBefore(List<Moment> story, int now) {
        return story.subList(0, now + 1).stream()
                .filter(moment ->
                        moment.answer().kind() == Kind.LISTED || moment.answer().kind() == Kind.OTHER_CODE)
                .filter(moment -> moment.answer().trust().heard())
                .count();
    }

    private static List<Moment> cleanSinceListed(List<Moment> story, int now) {
        List<Moment> clean = new ArrayList<>();
        for (int at = now; at >= 0; at--) {
            Moment moment = story.get(at);
            boolean listed =
                    moment.answer().kind() == Kind.LISTED || moment.answer().kind() == Kind.OTHER_CODE;
            if (listed && moment.answer().trust().heard()) {
                break;
            }
            if (moment.answer().kind() == Kind.CLEAN && moment.answer().trust() == Trust.HEALTHY) {
                clean.add(0, moment);
            }
        }
        return clean;
    }
}
