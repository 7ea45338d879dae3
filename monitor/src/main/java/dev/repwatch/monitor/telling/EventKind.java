package dev.repwatch.monitor.telling;

import dev.repwatch.monitor.state.Episode;
import dev.repwatch.monitor.state.Happening;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the pipeline needs to know about each happening: its short name, and the episode that it begins or ends. */
final class EventKind {

    private static final Map<Class<? extends Happening>, String> NAMES = new LinkedHashMap<>();
    private static final Map<Class<? extends Happening>, Function<Happening, Episode>> BEGUN = new LinkedHashMap<>();
    private static final Map<Class<? extends Happening>, Function<Happening, Episode>> CHANGED = new LinkedHashMap<>();
    private static final Map<Class<? extends Happening>, Function<Happening, Episode>> ENDED = new LinkedHashMap<>();

    static {
        NAMES.put(Happening.ListingOpened.class, "opened");
        NAMES.put(Happening.CodesChanged.class, "codes");
        NAMES.put(Happening.ListingCleared.class, "cleared");
        NAMES.put(Happening.EpisodeUnwatched.class, "unwatched");
        NAMES.put(Happening.BaselineTaken.class, "baseline");
        NAMES.put(Happening.FlappingStarted.class, "flapping");
        NAMES.put(Happening.FlappingEnded.class, "settled");
        NAMES.put(Happening.ListQuarantined.class, "quarantined");
        NAMES.put(Happening.ListRestored.class, "restored");
        NAMES.put(Happening.UndocumentedCode.class, "undocumented");
        NAMES.put(Happening.WentStale.class, "stale");
        NAMES.put(Happening.FreshAgain.class, "fresh");
        NAMES.put(Happening.ScoreDropped.class, "dropped");
        NAMES.put(Happening.ScoreRecovered.class, "recovered");
        NAMES.put(Happening.FeedMoved.class, "feed");
        NAMES.put(Happening.FeedBaseline.class, "baseline");
        NAMES.put(Happening.FeedAiling.class, "trouble");
        NAMES.put(Happening.DaemonTrouble.class, "trouble");
        on(BEGUN, Happening.ListingOpened.class, Happening.ListingOpened::episode);
        on(CHANGED, Happening.CodesChanged.class, Happening.CodesChanged::episode);
        on(ENDED, Happening.ListingCleared.class, Happening.ListingCleared::episode);
        on(ENDED, Happening.EpisodeUnwatched.class, Happening.EpisodeUnwatched::episode);
    }

    private EventKind() {}

    private static <H extends Happening> void on(
            Map<Class<? extends Happening>, Function<Happening, Episode>> map,
            Class<H> type,
            Function<H, Episode> episode) {
        map.put(type, happening -> episode.apply(type.cast(happening)));
    }

    static String of(Happening happening) {
        return NAMES.getOrDefault(happening.getClass(), "notice");
    }

    static Optional<Episode> begun(Happening happening) {
        return find(BEGUN, happening);
    }

    static Optional<Episode> ended(Happening happening) {
        return find(ENDED, happening);
    }

    static Optional<Episode> episode(Happening happening) {
        return begun(happening).or(() -> find(CHANGED, happening)).or(() -> ended(happening));
    }

    private static Optional<Episode> find(
            Map<Class<? extends Happening>, Function<Happening, Episode>> map, Happening happening) {
        return Optional.ofNullable(map.get(happening.getClass())).map(it -> it.apply(happening));
    }
}
