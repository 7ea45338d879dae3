package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.KeyState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the times of the last sightings of open episodes, and of the last answers of lists, now and then: each round would
 * be rows for no news.
 */
final class LastSeen {

    private static final Duration NOW_AND_THEN = Duration.ofHours(6);
    /** Well within the time after which an answer is stale, for a restart judges by what was written. */
    private static final Duration HOURLY = Duration.ofHours(1);

    private LastSeen() {}

    static void refresh(UnitOfWork unitOfWork) {
        answers(unitOfWork, HOURLY);
        if (!unitOfWork.now.isBefore(unitOfWork.base.sightingsWritten.plus(NOW_AND_THEN))) {
            episodes(unitOfWork);
        }
    }

    /** At an orderly end nothing has to be guessed afterwards. */
    static void last(UnitOfWork unitOfWork) {
        answers(unitOfWork, Duration.ZERO);
        episodes(unitOfWork);
    }

    private static void answers(UnitOfWork unitOfWork, Duration atLeast) {
        for (SourceId source : unitOfWork.base.declared.keySet()) {
            Optional<Instant> written = unitOfWork.source(source).lastSuccess();
            Optional<Instant> newest = unitOfWork.base.answerTimes.newest(source);
            boolean news = newest.isPresent()
                    && written.map(last -> newest.get().isAfter(last.plus(atLeast)))
                            .orElse(true);
            if (news) {
                unitOfWork.sources.put(source, unitOfWork.source(source).succeeded(newest));
            }
        }
    }

    private static void episodes(UnitOfWork unitOfWork) {
        for (Map.Entry<Key, VersionedState> entry : unitOfWork.base.keys.entrySet()) {
            KeyState state = unitOfWork.key(entry.getKey());
            state.openEpisode().ifPresent(open -> unitOfWork.episodes.putIfAbsent(open.id(), open));
        }
        unitOfWork.base.sightingsWritten = unitOfWork.now;
    }
}
