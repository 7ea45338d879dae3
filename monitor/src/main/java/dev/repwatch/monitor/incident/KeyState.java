package dev.repwatch.monitor.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything remembered about one target on one list.
 *
 * @param sighting the listing as seen, while there is one
 * @param inquiry the open question, in SUSPECTED, HELD and CLEARING, and in LISTED when the codes seem to have changed
 * @param episode the open episode, or the one closed last while it may still be reopened
 */
public record KeyState(
        Phase phase,
        Optional<SeenListing> sighting,
        Optional<Confirmation> inquiry,
        FlapHistory flaps,
        Optional<Episode> episode) {

    public static final KeyState CLEAN =
            new KeyState(Phase.CLEAN, Optional.empty(), Optional.empty(), FlapHistory.CALM, Optional.empty());

    public Optional<Episode> openEpisode() {
        return episode.filter(Episode::open);
    }

    public Optional<Instant> nextRecheck() {
        return inquiry.map(Confirmation::nextRecheck);
    }

    /** The server that the open question was first answered by. */
    public String firstPath() {
        return inquiry.map(Confirmation::firstPath).orElse("");
    }

    /** Nothing is to be remembered: as if it had never been anything but clean. */
    public boolean forgettable(Instant now, Duration reopenWindow) {
        return phase == Phase.CLEAN
                && flaps.calm()
                && episode.flatMap(Episode::closing)
                        .map(closed -> closed.at().plus(reopenWindow).isBefore(now))
                        .orElse(episode.isEmpty());
    }

    /** True when a restart would notice the difference; the moving time of the last sighting is not written each time. */
    public boolean differsLastinglyFrom(KeyState before) {
        return phase != before.phase
                || !inquiry.equals(before.inquiry)
                || flaps.flapping() != before.flaps.flapping()
                || !episode.map(Episode::id).equals(before.episode.map(Episode::id))
                || !episode.flatMap(Episode::closing).equals(before.episode.flatMap(Episode::closing))
                || !sighting.map(SeenListing::listing).equals(before.sighting.map(SeenListing::listing))
                || !sighting.map(SeenListing::confirmed).equals(before.sighting.map(SeenListing::confirmed));
    }

    /** The clock was set by {@code step}: what is waited for moves with it, what is history does not. */
    public KeyState shifted(Duration step) {
        return new KeyState(phase, sighting, inquiry.map(question -> question.shifted(step)), flaps, episode);
    }

    /** The same with its episode at other times: the clock was wrong when they were noted. */
    public KeyState timed(UnaryOperator<Instant> time) {
        return new KeyState(phase, sighting, inquiry, flaps, episode.map(it -> it.timed(time)));
    }

    KeyState in(Phase other) {
        return new KeyState(other, sighting, inquiry, flaps, episode);
    }

    KeyState seen(SeenListing as) {
        return new KeyState(phase, Optional.of(as), inquiry, flaps, episode);
    }

    KeyState asking(Confirmation question) {
        return new KeyState(phase, sighting, Optional.of(question), flaps, episode);
    }

    KeyState settled() {
        return new KeyState(phase, sighting, Optional.empty(), flaps, episode);
    }

    KeyState off() {
        return new KeyState(Phase.CLEAN, Optional.empty(), Optional.empty(), flaps, episode);
    }

    KeyState with(FlapHistory history) {
        return new KeyState(phase, sighting, inquiry, history, episode);
    }

    KeyState with(Episode current) {
        return new KeyState(phase, sighting, inquiry, flaps, Optional.of(current));
    }
}
