package dev.repwatch.monitor.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.monitor.incident.IncidentEvent.Verb;
import dev.repwatch.monitor.incident.KeyHistories.History;
import dev.repwatch.monitor.incident.KeyHistories.Kind;
import dev.repwatch.monitor.incident.KeyHistories.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What must be true of every history of one target on one list. A history holds answers (listed, with other codes, clean,
 * none at all), and what the list goes through meanwhile (doubted, released, dropped, taken out of the configuration).
 *
 * <ol>
 *   <li>No answer never opens or closes anything that was not seen; it only ends the wait for a confirmation.
 *   <li>Openings and closings alternate, so there is never more than one open episode; what leaves the configuration closes.
 *   <li>The same history gives the same states and the same news.
 *   <li>A listing is opened as confirmed only after enough independent answers since it was last believed clean.
 *   <li>A clearing has at least the wanted number of clean answers since the last listed one, over the wanted time.
 *   <li>While nothing flaps, an episode is open exactly when the state says listed; an open episode never vanishes, and a
 *       number is never given twice.
 *   <li>Nothing is told by an event that leaves the state as it was.
 *   <li>Nothing is told twice: a change of codes names codes that differ from those told last, and what they were; flapping
 *       begins and ends in turn, and nothing is opened, cleared or recoded in between.
 *   <li>An episode is one of the baseline exactly when it was first seen during the first look.
 *   <li>A doubt tells nothing; what is dropped opens nothing.
 * </ol>
 *
 * <p>That a restart in the middle changes none of this is held by {@code StateJsonPropertiesTest}.
 */
class KeyMachinePropertiesTest {

    private static final ConfirmationPolicy PATIENCE = KeyHistories.PATIENCE;

    @Provide
    Arbitrary<History> histories() {
        return KeyHistories.all();
    }

    @Property(tries = 500)
    void noAnswerMovesNothingThatWasNotSeen(@ForAll("histories") History history) {
        for (Moment moment : KeyHistories.run(history)) {
            if (moment.event().kind() == Kind.UNKNOWN) {
                Phase from = moment.before().phase();
                Phase to = moment.step().after().phase();
                boolean waitedFor = (from == Phase.SUSPECTED || from == Phase.HELD)
                        && (to == Phase.LISTED || to == Phase.SUSPECTED || to == Phase.HELD);
                assertThat(to == from || waitedFor).isTrue();
            }
        }
    }

    @Property(tries = 500)
    void openingsAndClosingsAlternate(@ForAll("histories") History history) {
        boolean open = false;
        for (Moment moment : KeyHistories.run(history)) {
            for (IncidentEvent<?> happening : moment.step().happenings()) {
                if (!(happening.detail() instanceof EpisodeDetail)) {
                    continue;
                }
                if (happening.is(Verb.OPENED)) {
                    assertThat(open).isFalse();
                    open = true;
                } else if (happening.is(Verb.RESOLVED)) {
                    assertThat(open).isTrue();
                    open = false;
                }
            }
            assertThat(moment.step().after().openEpisode().isPresent()).isEqualTo(open);
        }
    }

    @Property(tries = 200)
    void theSameHistoryGivesTheSameStory(@ForAll("histories") History history) {
        assertThat(KeyHistories.run(history)).isEqualTo(KeyHistories.run(history));
    }

    @Property(tries = 500)
    void aConfirmedListingHasEnoughIndependentWitnesses(@ForAll("histories") History history) {
        List<Moment> story = KeyHistories.run(history);
        for (int now = 0; now < story.size(); now++) {
            for (IncidentEvent<?> happening : story.get(now).step().happenings()) {
                if (happening.is(Verb.OPENED)
                        && happening.detail() instanceof EpisodeDetail it
                        && it.of().confirmed()
                        && !story.get(now).before().flaps().flapping()) {
                    assertThat(witnesses(story, now)).isGreaterThanOrEqualTo(PATIENCE.confirmAnswers());
                }
            }
        }
    }

    @Property(tries = 500)
    void aClearingHasEnoughCleanAnswersOverEnoughTime(@ForAll("histories") History history) {
        List<Moment> story = KeyHistories.run(history);
        for (int now = 0; now < story.size(); now++) {
            if (tells(story.get(now), Verb.RESOLVED, EpisodeDetail.class)
                    && story.get(now).event().kind() != Kind.UNWATCHED
                    && !story.get(now).before().flaps().flapping()) {
                List<Moment> clean = cleanSinceListed(story, now);
                assertThat(clean.size()).isGreaterThanOrEqualTo(PATIENCE.clearAnswers());
                assertThat(Duration.between(clean.get(0).at(), story.get(now).at()))
                        .isGreaterThanOrEqualTo(PATIENCE.clearSpan());
            }
        }
    }

    @Property(tries = 500)
    void anEpisodeIsOpenExactlyWhileListedAndNeverVanishes(@ForAll("histories") History history) {
        long highest = 0;
        for (Moment moment : KeyHistories.run(history)) {
            KeyState after = moment.step().after();
            if (!after.flaps().flapping()) {
                assertThat(after.openEpisode().isPresent())
                        .isEqualTo(after.phase().counts());
            }
            moment.before()
                    .openEpisode()
                    .ifPresent(open -> assertThat(after.episode())
                            .hasValueSatisfying(still -> assertThat(still.id()).isEqualTo(open.id())));
            long id = after.episode().map(Episode::id).orElse(highest);
            assertThat(id).isBetween(highest, highest + 1);
            highest = id;
        }
    }

    /** Lists such as Hostkarma list and score in one zone: the same story ends the same way whichever all-clear they give. */
    @Property(tries = 200)
    void aScoreInsteadOfAListingEndsItAsACleanAnswerDoes(@ForAll("histories") History history) {
        assertThat(phases(as(history, Kind.SCORED))).isEqualTo(phases(as(history, Kind.CLEAN)));
    }

    /** D30: one resolver says listed, the other not, again and again: nothing opens, and after a while it is told once. */
    @Example
    void resolversThatDisagreeOpenNothingAndAreToldAsFlapping() {
        List<KeyHistories.Event> events = new ArrayList<>();
        for (int round = 0; round < 50; round++) {
            events.add(new KeyHistories.Event(Kind.LISTED, 0, 25, Trust.HEALTHY));
            events.add(new KeyHistories.Event(Kind.CLEAN, 1, 5, Trust.HEALTHY));
        }

        List<Moment> story = KeyHistories.run(new History(events, 0));

        assertThat(phases(story)).containsOnly(Phase.CLEAN, Phase.SUSPECTED);
        assertThat(story.stream().flatMap(moment -> moment.step().happenings().stream()))
                .singleElement()
                .satisfies(told -> assertThat(Told.name(told)).isEqualTo("FlappingOpened"))
                .satisfies(told -> assertThat(told.at())
                        .isBetween(
                                KeyHistories.START.plus(Duration.ofHours(1)),
                                KeyHistories.START.plus(Duration.ofHours(6))));
    }

    /** The same history with every all-clear of one sort. */
    private static List<Moment> as(History history, Kind allClear) {
        return KeyHistories.run(new History(
                history.events().stream()
                        .map(event -> event.kind() == Kind.CLEAN || event.kind() == Kind.SCORED
                                ? new KeyHistories.Event(allClear, event.path(), event.minutesLater(), event.trust())
                                : event)
                        .toList(),
                history.baseline()));
    }

    private static List<Phase> phases(List<Moment> story) {
        return story.stream().map(moment -> moment.step().after().phase()).toList();
    }

    @Property(tries = 500)
    void whatChangesNothingTellsNothing(@ForAll("histories") History history) {
        for (Moment moment : KeyHistories.run(history)) {
            if (moment.step().after().equals(moment.before())) {
                assertThat(moment.step().happenings()).isEmpty();
            }
        }
    }

    @Property(tries = 1000)
    void otherCodesAreToldOnceAndWithWhatWasToldBefore(@ForAll("histories") History history) {
        Optional<Listing> told = Optional.empty();
        for (Moment moment : KeyHistories.run(history)) {
            for (IncidentEvent<?> happening : moment.step().happenings()) {
                if (happening.is(Verb.OPENED) && happening.detail() instanceof EpisodeDetail it) {
                    told = Optional.of(it.of().listing());
                } else if (happening.is(Verb.CHANGED) && happening.detail() instanceof EpisodeDetail it) {
                    Listing before = it.before().orElseThrow();
                    assertThat(told).contains(before);
                    assertThat(SeenListing.sameCodes(before, it.of().listing())).isFalse();
                    told = Optional.of(it.of().listing());
                }
            }
            Optional<Listing> shown = moment.step().after().openEpisode().map(Episode::listing);
            if (shown.isPresent()) {
                assertThat(shown).as("the open episode shows what was told").isEqualTo(told);
            }
        }
    }

    @Property(tries = 1000)
    void flappingBeginsAndEndsInTurnAndCoversWhatHappensMeanwhile(@ForAll("histories") History history) {
        boolean flapping = false;
        for (Moment moment : KeyHistories.run(history)) {
            if (tells(moment, Verb.OPENED, FlappingDetail.class)) {
                assertThat(flapping).isFalse();
                flapping = true;
            }
            if (tells(moment, Verb.RESOLVED, FlappingDetail.class)) {
                assertThat(flapping).isTrue();
                flapping = false;
            }
            if (moment.event().kind() == Kind.UNWATCHED) {
                flapping = false;
            }
            assertThat(moment.step().after().flaps().flapping()).isEqualTo(flapping);
            if (flapping) {
                assertThat(moment.step().happenings())
                        .allMatch(it -> it.is(Verb.OPENED) && it.detail() instanceof FlappingDetail);
            }
        }
    }

    @Property(tries = 500)
    void anEpisodeIsOfTheBaselineExactlyWhenItWasFirstSeenInIt(@ForAll("histories") History history) {
        List<Moment> story = KeyHistories.run(history);
        for (Moment moment : story) {
            moment.step()
                    .after()
                    .openEpisode()
                    .ifPresent(open -> assertThat(open.baseline()).isEqualTo(inBaseline(story, open.firstSeen())));
        }
    }

    @Property(tries = 500)
    void aDoubtTellsNothingAndWhatIsDroppedOpensNothing(@ForAll("histories") History history) {
        for (Moment moment : KeyHistories.run(history)) {
            if (moment.event().kind() == Kind.HELD) {
                assertThat(moment.step().happenings()).isEmpty();
            }
            if (moment.event().kind() == Kind.DROPPED) {
                assertThat(tells(moment, Verb.OPENED, EpisodeDetail.class)).isFalse();
                assertThat(moment.step().after().phase()).isNotIn(Phase.SUSPECTED, Phase.HELD);
            }
        }
    }

    private static boolean tells(Moment moment, Verb verb, Class<? extends IncidentDetail> detail) {
        return !Told.of(moment.step().happenings(), verb, detail).isEmpty();
    }

    private static boolean inBaseline(List<Moment> story, Instant at) {
        return story.stream().anyMatch(moment -> moment.at().equals(at) && moment.baseline());
    }

    /** Listed answers since the state was last CLEAN, of which none may come from the cache of another. */
    private static int witnesses(List<Moment> story, int now) {
        int first = now;
        while (first > 0 && story.get(first).before().phase() != Phase.CLEAN) {
            first--;
        }
        List<Moment> independent = new ArrayList<>();
        for (Moment moment : story.subList(first, now + 1)) {
            boolean repeats = independent.stream()
                    .anyMatch(other -> other.event().path() == moment.event().path()
                            && moment.at().isBefore(other.at().plus(KeyHistories.TTL)));
            if (moment.event().heardListed() && !repeats) {
                independent.add(moment);
            }
        }
        return independent.size();
    }

    private static List<Moment> cleanSinceListed(List<Moment> story, int now) {
        List<Moment> clean = new ArrayList<>();
        for (int at = now; at >= 0 && !story.get(at).event().heardListed(); at--) {
            if (story.get(at).event().heardClean()) {
                clean.add(0, story.get(at));
            }
        }
        return clean;
    }
}
