package dev.repwatch.monitor.memory;

import dev.repwatch.monitor.state.KeyState;
import java.time.Duration;
import java.util.Map;

/** Writes the time of the last sighting of open episodes now and then: each round would be a row for no news. */
final class Sightings {

    private static final Duration NOW_AND_THEN = Duration.ofHours(6);

    private Sightings() {}

    static void refresh(Change change) {
        if (change.now.isBefore(change.base.sightingsWritten.plus(NOW_AND_THEN))) {
            return;
        }
        for (Map.Entry<Key, Kept> entry : change.base.keys.entrySet()) {
            KeyState state = change.key(entry.getKey());
            state.openEpisode().ifPresent(open -> change.episodes.putIfAbsent(open.id(), open));
        }
        change.base.sightingsWritten = change.now;
    }
}
