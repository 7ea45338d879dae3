package dev.repwatch.monitor.memory;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.state.KeyState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the times of the last sightings of open episodes, and of the last answers of lists, now and then: each round would
 * be rows for no news.
 */
final class Sightings {

    private static final Duration NOW_AND_THEN = Duration.ofHours(6);
    /** Well within the time after which an answer is stale, for a restart judges by what was written. */
    private static final Duration HOURLY = Duration.ofHours(1);

    private Sightings() {}

    static void refresh(Change change) {
        answers(change, HOURLY);
        if (!change.now.isBefore(change.base.sightingsWritten.plus(NOW_AND_THEN))) {
            episodes(change);
        }
    }

    /** At an orderly end nothing has to be guessed afterwards. */
    static void last(Change change) {
        answers(change, Duration.ZERO);
        episodes(change);
    }

    private static void answers(Change change, Duration atLeast) {
        for (SourceId source : change.base.lists.keySet()) {
            Optional<Instant> written = change.source(source).lastSuccess();
            Optional<Instant> newest = change.base.freshness.newest(source);
            boolean news = newest.isPresent()
                    && written.map(last -> newest.get().isAfter(last.plus(atLeast)))
                            .orElse(true);
            if (news) {
                change.sources.put(source, change.source(source).succeeded(newest));
            }
        }
    }

    private static void episodes(Change change) {
        for (Map.Entry<Key, Kept> entry : change.base.keys.entrySet()) {
            KeyState state = change.key(entry.getKey());
            state.openEpisode().ifPresent(open -> change.episodes.putIfAbsent(open.id(), open));
        }
        change.base.sightingsWritten = change.now;
    }
}
