package dev.repwatch.monitor.targets;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.StateView.TargetView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A target with what is believed of it.
 *
 * @param state one of the words of {@link TargetState}
 * @param score absent when nothing is known
 * @param listed on how many lists
 * @param severity of the worst listing
 * @param last_check end of the last look at all lists
 * @param key for the order: the worst first
 */
public record TargetLine(
        String target,
        String name,
        Optional<String> pool,
        Map<String, String> labels,
        String state,
        Optional<Integer> score,
        double confidence,
        int unknown_lists,
        int listed,
        Optional<String> severity,
        Optional<String> last_check,
        @JsonIgnore String key) {

    /** After which a look counts no more; the same as on the pages. */
    private static final Duration STALE = Duration.ofHours(6);

    static TargetLine of(
            WatchedTarget watched, Optional<TargetView> view, int listed, Optional<Severity> worst, Instant now) {
        Optional<Integer> score = view.flatMap(TargetView::knownScore);
        boolean fresh = view.flatMap(TargetView::lastRound)
                .filter(end -> !end.isBefore(now.minus(STALE)))
                .isPresent();
        TargetState state = listed > 0
                ? TargetState.LISTED
                : score.isEmpty() ? TargetState.UNKNOWN : fresh ? TargetState.CLEAN : TargetState.STALE;
        return new TargetLine(
                watched.target().text(),
                watched.name(),
                watched.pool(),
                watched.labels(),
                state.label(),
                score,
                view.map(TargetView::confidence).orElse(0.0),
                view.map(TargetView::unknownLists).orElse(0),
                listed,
                worst.map(Severity::label),
                view.flatMap(TargetView::lastRound).map(Instant::toString),
                String.format(
                        Locale.ROOT,
                        "%d%d%03d %s",
                        TargetState.LABELS.indexOf(state.label()),
                        worst.map(List.of(Severity.values())::indexOf).orElse(9),
                        score.orElse(0),
                        watched.target().text()));
    }

    /** Whether it has these words, in any case. */
    boolean says(String words) {
        String all = target + " " + name + " " + pool.orElse("") + " " + String.join(" ", labels.values());
        return all.toLowerCase(Locale.ROOT).contains(words);
    }

    /** What a scope is compared with: labels of the configuration, and the pool. */
    Map<String, String> scopeLabels() {
        Map<String, String> all = new java.util.HashMap<>(labels);
        pool.ifPresent(it -> all.putIfAbsent("pool", it));
        return all;
    }
}
