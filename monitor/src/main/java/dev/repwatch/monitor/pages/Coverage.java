package dev.repwatch.monitor.pages;

import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much of what is watched has been looked at, and how long ago: no sentence of calm goes without it.
 *
 * @param targets how many are watched
 * @param fresh how many of them had a full round lately that got an answer which can be believed
 * @param lists how many are enabled
 * @param believed how many of them are well and answered lately
 * @param oldest end of the longest past of the last full rounds; empty while a target had none
 */
record Coverage(Instant now, int targets, long fresh, int lists, long believed, Optional<Instant> oldest) {

    /** After which a look counts no more; the least that the state machine waits, too. */
    private static final Duration STALE = Duration.ofHours(6);

    static Coverage of(StateView state, int watched) {
        long fresh = state.targets().values().stream()
                .filter(it -> fresh(it, state.at()) && it.knownScore().isPresent())
                .count();
        long believed = asked(state).filter(it -> ListsPage.well(it, state)).count();
        int lists = (int) asked(state).count();
        return new Coverage(state.at(), watched, fresh, lists, believed, oldest(state, watched));
    }

    /** Those whose silence would be a gap. */
    static Stream<ListView> asked(StateView state) {
        return state.lists().values().stream().filter(it -> !it.hearsay());
    }

    private static Optional<Instant> oldest(StateView state, int watched) {
        boolean all = state.targets().size() >= watched
                && state.targets().values().stream()
                        .allMatch(it -> it.lastRound().isPresent());
        return all
                ? state.targets().values().stream()
                        .flatMap(it -> it.lastRound().stream())
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Whether what is known of a target is recent enough to say anything. */
    static boolean fresh(TargetView target, Instant now) {
        return target.lastRound().filter(end -> !end.isBefore(now.minus(STALE))).isPresent();
    }

    static boolean fresh(ListView list, Instant now) {
        return list.lastSuccess().filter(end -> !end.isBefore(now.minus(STALE))).isPresent();
    }

    private boolean complete() {
        return targets > 0 && fresh >= targets && lists > 0 && believed >= lists;
    }

    /** Whether no target is known to be well or not. */
    boolean blind() {
        return fresh == 0;
    }

    /** For a page without an open listing. */
    String calm(Reader reader) {
        if (targets == 0 || lists == 0) {
            return reader.say(targets == 0 ? "calm.no_target" : "calm.no_list");
        }
        String calm = blind() ? "calm.unknown" : complete() ? "calm.nothing" : "calm.asked";
        return reader.say(calm, "coverage", said(reader));
    }

    /** What was looked at, and when. */
    String said(Reader reader) {
        return reader.say(
                "coverage",
                "fresh",
                grouped(Math.min(fresh, targets)),
                "targets",
                grouped(targets),
                "believed",
                grouped(believed),
                "lists",
                grouped(lists),
                "oldest",
                oldest.map(end -> reader.ago(end, now)).orElseGet(() -> reader.say("coverage.never")));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
