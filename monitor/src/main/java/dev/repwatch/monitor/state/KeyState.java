package dev.repwatch.monitor.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything remembered about one target on one list.
 *
 * @param sighting the listing as seen, while there is one
 * @param inquiry the open question, in SUSPECTED, HELD and CLEARING, and in LISTED when the codes seem to have changed
 * @param episode the open episode, or the one closed last while it may still be reopened
 */
public record KeyState(
        Phase phase,
        Optional<Sighting> sighting,
        Optional<Inquiry> inquiry,
        FlapHistory flaps,
        Optional<Episode> episode) {

    public static final KeyState CLEAN =
            new KeyState(Phase.CLEAN, Optional.empty(), Optional.empty(), FlapHistory.CALM, Optional.empty());

    public Optional<Episode> openEpisode() {
        return episode.filter(Episode::open);
    }

    public Optional<Instant> nextRecheck() {
        return inquiry.map(Inquiry::nextRecheck);
    }

    /** The server that the open question was first answered by. */
    public String firstPath() {
        return inquiry.map(Inquiry::firstPath).orElse("");
    }

    /** Nothing is to be remembered: as if it had never been anything but clean. */
    public boolean forgettable(Instant now, Duration reopenWindow) {
        return phase == Phase.CLEAN
                && flaps.calm()
                && episode.flatMap(Episode::closing)
                        .map(closing -> closing.at().plus(reopenWindow).isBefore(now))
                        .orElse(episode.isEmpty());
    }

    /** True when a restart would notice the difference; the moving time of the last sighting is not written each time. */
    public boolean differsLastinglyFrom(KeyState before) {
        return phase != before.phase
                || !inquiry.equals(before.inquiry)
                || flaps.flapping() != before.flaps.flapping()
                || !episode.map(Episode::id).equals(before.episode.map(Episode::id))
                || !episode.flatMap(Episode::closing).equals(before.episode.flatMap(Episode::closing))
                || !sighting.map(Sighting::listing).equals(before.sighting.map(Sighting::listing))
                || !sighting.map(Sighting::confirmed).equals(before.sighting.map(Sighting::confirmed));
    }

    /** The clock was set by {@code step}: what is waited for moves with it, what is history does not. */
    public KeyState shifted(Duration step) {
        return new KeyState(phase, sighting, inquiry.map(question -> question.shifted(step)), flaps, episode);
    }

    KeyState in(Phase other) {
        return new KeyState(other, sighting, inquiry, flaps, episode);
    }

    KeyState seen(Sighting as) {
        return new KeyState(phase, Optional.of(as), inquiry, flaps, episode);
    }

    KeyState asking(Inquiry question) {
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
