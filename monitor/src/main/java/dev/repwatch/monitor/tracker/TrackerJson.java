package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.ScoreExplanation;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import dev.repwatch.monitor.store.HistoryRows.MeanTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes that the API answers with; field names are an interface. */
public final class TrackerJson {

    private TrackerJson() {}

    /** @param closed_at empty while open */
    public record EpisodeJson(
            long id,
            String target,
            String list,
            String severity,
            List<String> codes,
            List<String> meanings,
            String reason,
            String first_seen,
            String opened_at,
            String last_seen,
            String closed_at,
            String closed_because,
            double hours,
            boolean confirmed,
            boolean baseline,
            int recurrence) {

        /** @param now until when an open one has lasted */
        public static EpisodeJson of(Episode episode, Instant now) {
            Instant end = episode.closing().map(Episode.Closed::at).orElse(now);
            return new EpisodeJson(
                    episode.id(),
                    episode.target().text(),
                    episode.source().value(),
                    episode.listing().severity().label(),
                    episode.listing().codes().stream().map(code -> code.value()).toList(),
                    episode.listing().codes().stream().map(code -> code.name()).toList(),
                    episode.listing().reason().orElse(""),
                    episode.firstSeen().toString(),
                    episode.openedAt().toString(),
                    episode.lastSeen().toString(),
                    episode.closing().map(closed -> closed.at().toString()).orElse(""),
                    episode.closing().map(closed -> closed.reason().label()).orElse(""),
                    inHours(Duration.between(episode.firstSeen(), end)),
                    episode.confirmed(),
                    episode.baseline(),
                    episode.recurrence());
        }
    }

    public record StatusJson(String at, List<TargetJson> targets, List<EpisodeJson> open) implements StatusAnswer {

        static StatusJson of(StateView view) {
            return of(view, List.of());
        }

        static StatusJson of(StateView view, List<WatchedTarget> watched) {
            Map<Target, WatchedTarget> configured = new HashMap<>();
            watched.forEach(target -> configured.put(target.target(), target));
            Map<Target, Integer> listed = new HashMap<>();
            view.open().forEach(episode -> listed.merge(episode.target(), 1, Integer::sum));
            return new StatusJson(
                    view.at().toString(),
                    view.targets().entrySet().stream()
                            .map(entry -> TargetJson.of(
                                    entry.getKey(),
                                    Optional.ofNullable(configured.get(entry.getKey())),
                                    entry.getValue(),
                                    listed.getOrDefault(entry.getKey(), 0)))
                            .sorted(Comparator.comparingInt(TargetJson::known).thenComparing(TargetJson::target))
                            .toList(),
                    view.open().stream()
                            .map(episode -> EpisodeJson.of(episode, view.at()))
                            .toList());
        }
    }

    /**
     * @param name as it is configured; empty for one that has left the configuration
     * @param pool empty when it has none
     * @param score absent when nothing is known
     * @param listed on how many lists
     * @param watched_until for one that is watched for a while; absent for those of the configuration
     */
    public record TargetJson(
            String target,
            String name,
            String pool,
            @Nullable Integer score,
            double confidence,
            int unknown_lists,
            int listed,
            String last_check,
            Optional<String> watched_until) {

        static TargetJson of(Target target, Optional<WatchedTarget> watched, TargetView view, int listed) {
            return new TargetJson(
                    target.text(),
                    watched.map(WatchedTarget::name).orElse(""),
                    watched.flatMap(WatchedTarget::pool).orElse(""),
                    view.knownScore().orElse(null),
                    view.confidence(),
                    view.unknownLists(),
                    listed,
                    view.lastRound().map(Instant::toString).orElse(""),
                    watched.flatMap(WatchedTarget::watchedUntil).map(Instant::toString));
        }

        /** For the order: those of which nothing is known come last. */
        private int known() {
            return score == null ? Integer.MAX_VALUE : score;
        }
    }

    public record LossJson(int points, String source, String cause, String since, String note) {}

    public record TimeJson(String subject, long episodes, double mean_hours) {

        static TimeJson of(MeanTime time) {
            return new TimeJson(time.subject(), time.episodes(), inHours(time.mean()));
        }
    }

    /** What is known of everything, or of one target. */
    public sealed interface StatusAnswer permits StatusJson, ExplainedJson {}

    /**
     * Where the points of a target went.
     *
     * @param score null when nothing is known
     */
    public record ExplainedJson(
            String target, @Nullable Integer score, double confidence, List<LossJson> losses, List<EpisodeJson> open)
            implements StatusAnswer {

        static ExplainedJson of(Target target, StateView view, ScoreExplanation score) {
            return new ExplainedJson(
                    target.text(),
                    score.known() ? score.score() : null,
                    score.confidence(),
                    score.losses().stream()
                            .map(loss -> new LossJson(
                                    loss.points(),
                                    loss.source(),
                                    loss.cause().english(),
                                    loss.since().toString(),
                                    loss.note()))
                            .toList(),
                    StatusRoutes.open(view, target));
        }
    }

    /** What happened to a target. */
    public record HistoryJson(
            String target,
            boolean watched,
            List<EpisodeJson> episodes,
            List<TimeJson> times,
            List<EventJson> events,
            List<SampleJson> scores) {

        static HistoryJson of(TargetHistory history) {
            return new HistoryJson(
                    history.target(),
                    history.watched(),
                    history.episodes().stream()
                            .map(episode -> EpisodeJson.of(episode, history.at()))
                            .toList(),
                    history.timesToDelist().stream().map(TimeJson::of).toList(),
                    history.events().stream()
                            .map(event -> new EventJson(
                                    event.episode(),
                                    event.source(),
                                    event.at().toString(),
                                    event.kind(),
                                    event.detail()))
                            .toList(),
                    history.scores().stream()
                            .map(sample -> new SampleJson(
                                    sample.at().toString(),
                                    sample.score(),
                                    sample.confidence() / 1000.0,
                                    sample.listed()))
                            .toList());
        }
    }

    /** Something that happened in an episode. */
    public record EventJson(long episode, String list, String at, String kind, String detail) {}

    /** The score at a time. */
    public record SampleJson(String at, int score, double confidence, int losses) {}

    /** How long it took to get off lists. */
    public record TimesJson(List<TimeJson> times) {}

    private static double inHours(Duration duration) {
        return Math.round(duration.toMinutes() / 6.0) / 10.0;
    }
}
