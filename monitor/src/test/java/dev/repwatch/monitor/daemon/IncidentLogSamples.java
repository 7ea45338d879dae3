package dev.repwatch.monitor.daemon;

import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.IncidentEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One event of each kind that the log has a line for. */
final class IncidentLogSamples {

    private static final SourceId LIST = new SourceId("zen");

    private IncidentLogSamples() {}

    static List<IncidentEvent> all(Episode episode, Instant at) {
        Target target = episode.target();
        return List.of(
                new IncidentEvent.ListingOpened(episode, at),
                new IncidentEvent.CodesChanged(episode, episode.listing(), at),
                new IncidentEvent.ListingCleared(episode, at),
                new IncidentEvent.EpisodeUnwatched(episode, at),
                new IncidentEvent.BaselineTaken(List.of(episode), 2, 3, at),
                new IncidentEvent.FlappingStarted(target, LIST, at),
                new IncidentEvent.FlappingEnded(target, LIST, true, at),
                new IncidentEvent.ListQuarantined(LIST, Cause.LISTS_EVERYTHING, "its clean point is listed", at),
                new IncidentEvent.ListRestored(LIST, at, at),
                new IncidentEvent.UndocumentedCode(LIST, "127.0.0.99", target, at),
                new IncidentEvent.WentStale(LIST, 2, at, at),
                new IncidentEvent.FreshAgain(LIST, at),
                new IncidentEvent.ScoreDropped(target, 90, 40, List.of("zen: 50"), at),
                new IncidentEvent.ScoreRecovered(target, 90, at),
                moved(target, at),
                new IncidentEvent.FeedBaseline(new SourceId("snds"), "SNDS", List.of(), 2, at),
                new IncidentEvent.FeedOutage(
                        new SourceId("snds"),
                        "SNDS",
                        IncidentEvent.FeedOutage.Ailment.QUIET,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        at));
    }

    private static IncidentEvent moved(Target target, Instant at) {
        return new IncidentEvent.FeedMoved(
                target,
                new SourceId("snds"),
                "SNDS",
                "complaints",
                "0 to 1",
                Optional.empty(),
                Score.Band.BAD,
                Optional.empty(),
                "0.4 %",
                "",
                at,
                at);
    }
}
