package dev.repwatch.monitor.notify;

import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the pipeline needs to know about each happening: its short name, and the episode that it begins or ends. */
final class EventKind {

    private static final Map<Class<? extends IncidentEvent>, String> NAMES = new LinkedHashMap<>();
    private static final Map<Class<? extends IncidentEvent>, Function<IncidentEvent, Episode>> BEGUN =
            new LinkedHashMap<>();
    private static final Map<Class<? extends IncidentEvent>, Function<IncidentEvent, Episode>> CHANGED =
            new LinkedHashMap<>();
    private static final Map<Class<? extends IncidentEvent>, Function<IncidentEvent, Episode>> ENDED =
            new LinkedHashMap<>();

    static {
        NAMES.put(IncidentEvent.ListingOpened.class, "opened");
        NAMES.put(IncidentEvent.CodesChanged.class, "codes");
        NAMES.put(IncidentEvent.ListingCleared.class, "cleared");
        NAMES.put(IncidentEvent.EpisodeUnwatched.class, "unwatched");
        NAMES.put(IncidentEvent.BaselineTaken.class, "baseline");
        NAMES.put(IncidentEvent.FlappingStarted.class, "flapping");
        NAMES.put(IncidentEvent.FlappingEnded.class, "settled");
        NAMES.put(IncidentEvent.ListQuarantined.class, "quarantined");
        NAMES.put(IncidentEvent.ListRestored.class, "restored");
        NAMES.put(IncidentEvent.UndocumentedCode.class, "undocumented");
        NAMES.put(IncidentEvent.WentStale.class, "stale");
        NAMES.put(IncidentEvent.FreshAgain.class, "fresh");
        NAMES.put(IncidentEvent.ScoreDropped.class, "dropped");
        NAMES.put(IncidentEvent.ScoreRecovered.class, "recovered");
        NAMES.put(IncidentEvent.FeedMoved.class, "feed");
        NAMES.put(IncidentEvent.FeedBaseline.class, "baseline");
        NAMES.put(IncidentEvent.FeedOutage.class, "trouble");
        NAMES.put(IncidentEvent.DaemonTrouble.class, "trouble");
        on(BEGUN, IncidentEvent.ListingOpened.class, IncidentEvent.ListingOpened::episode);
        on(CHANGED, IncidentEvent.CodesChanged.class, IncidentEvent.CodesChanged::episode);
        on(ENDED, IncidentEvent.ListingCleared.class, IncidentEvent.ListingCleared::episode);
        on(ENDED, IncidentEvent.EpisodeUnwatched.class, IncidentEvent.EpisodeUnwatched::episode);
    }

    private EventKind() {}

    private static <H extends IncidentEvent> void on(
            Map<Class<? extends IncidentEvent>, Function<IncidentEvent, Episode>> map,
            Class<H> type,
            Function<H, Episode> episode) {
        map.put(type, event -> episode.apply(type.cast(event)));
    }

    static String of(IncidentEvent event) {
        return NAMES.getOrDefault(event.getClass(), "notice");
    }

    static Optional<Episode> begun(IncidentEvent event) {
        return find(BEGUN, event);
    }

    static Optional<Episode> ended(IncidentEvent event) {
        return find(ENDED, event);
    }

    static Optional<Episode> episode(IncidentEvent event) {
        return begun(event).or(() -> find(CHANGED, event)).or(() -> ended(event));
    }

    private static Optional<Episode> find(
            Map<Class<? extends IncidentEvent>, Function<IncidentEvent, Episode>> map, IncidentEvent event) {
        return Optional.ofNullable(map.get(event.getClass())).map(it -> it.apply(event));
    }
}
