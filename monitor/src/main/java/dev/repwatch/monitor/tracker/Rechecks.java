package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.incident.ConfirmationPolicy;
import dev.repwatch.monitor.incident.ListState;
import dev.repwatch.monitor.incident.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which questions are due to be asked again; remembers what it has handed out, so that nothing is asked twice at once. */
final class Rechecks {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final Map<Key, Instant> handedOut = new HashMap<>();
    private final Map<SourceId, Instant> probed = new HashMap<>();

    List<Recheck> due(CurrentState base, Instant now) {
        List<Recheck> due = new ArrayList<>();
        base.keys.forEach((key, versionedState) -> {
            // most of what is remembered waits for nothing, and this is looked at every second
            Optional<Instant> wanted = versionedState.state().nextRecheck();
            if (wanted.isPresent()
                    && !wanted.get().isAfter(now)
                    && dueAt(base, key, versionedState)
                            .filter(at -> !at.isAfter(now))
                            .isPresent()) {
                handedOut.put(key, now);
                due.add(new Recheck(
                        key.target(), key.source(), versionedState.state().firstPath()));
            }
        });
        return due;
    }

    Optional<Instant> next(CurrentState base) {
        return base.keys.entrySet().stream()
                .filter(entry -> entry.getValue().state().nextRecheck().isPresent())
                .flatMap(entry -> dueAt(base, entry.getKey(), entry.getValue()).stream())
                .min(Instant::compareTo);
    }

    void answered(List<Observation> observations) {
        if (!handedOut.isEmpty()) {
            observations.forEach(observation -> handedOut.remove(Key.of(observation)));
        }
    }

    List<SourceId> probes(CurrentState base, Instant now, ConfirmationPolicy patience) {
        List<SourceId> due = new ArrayList<>();
        for (SourceId source : base.declared.keySet()) {
            ListState state = base.source(source).state();
            boolean waiting = Optional.ofNullable(probed.get(source))
                    .filter(last -> now.isBefore(last.plus(patience.badSpan())))
                    .isPresent();
            if (state.trust() == Trust.SUSPECT
                    && !now.isBefore(state.firstWrong()
                            .map(first -> first.plus(patience.badSpan()))
                            .orElse(state.since()))
                    && !waiting) {
                probed.put(source, now);
                due.add(source);
            } else if (state.trust() != Trust.SUSPECT) {
                probed.remove(source);
            }
        }
        return due;
    }

    /** The clock was set by {@code step}. */
    void shift(Duration step) {
        handedOut.replaceAll((key, at) -> at.plus(step));
        probed.replaceAll((source, at) -> at.plus(step));
    }

    private Optional<Instant> dueAt(CurrentState base, Key key, VersionedState versionedState) {
        if (!base.watching(key) || !base.source(key.source()).state().trust().heard()) {
            return Optional.empty();
        }
        Instant again = Optional.ofNullable(handedOut.get(key))
                .map(at -> at.plus(ANSWER_WITHIN))
                .orElse(Instant.MIN);
        return versionedState.state().nextRecheck().map(at -> at.isAfter(again) ? at : again);
    }
}
