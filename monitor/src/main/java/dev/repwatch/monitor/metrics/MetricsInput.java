package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.placement.PlacementView;
import dev.repwatch.monitor.plan.BudgetJson;
import dev.repwatch.monitor.posture.RecordChange;
import dev.repwatch.monitor.posture.Suggestion;
import dev.repwatch.monitor.posture.TargetPosture;
import dev.repwatch.monitor.scoring.ScoreCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a scrape shows, read from memory: no method may touch the database, the disk or the network. What belongs
 * to a capability that is off or absent stays at its default and is not exported.
 */
public interface MetricsInput {

    StateView state();

    Collection<WatchedTarget> targets();

    /** Enabled lists, and checks of our own. */
    Collection<? extends Source> lists();

    /** Lists in the catalogue that are switched off. */
    default int disabledLists() {
        return 0;
    }

    MetricsOptions options();

    /** Configured resolvers, {@code host:port}; the value says whether it passed its last self-test, if there was one. */
    default Map<String, Optional<Boolean>> resolvers() {
        return Map.of();
    }

    default Collection<ChannelView> channels() {
        return List.of();
    }

    /** The files of lists that are read from one. */
    default Collection<FileView> files() {
        return List.of();
    }

    /** Open episodes that somebody handles, by their id: {@code acknowledged} or {@code snoozed}. */
    default Map<Long, String> handled() {
        return Map.of();
    }

    /** Open tasks of the delisting desk by state, every state present; empty when there is no desk. */
    default Map<String, TaskView> desk() {
        return Map.of();
    }

    /** How long it took to get off each list, on average; only lists that something got off. */
    default Map<SourceId, Duration> delistingMeans() {
        return Map.of();
    }

    default Collection<FeedScore> scores() {
        return List.of();
    }

    default Collection<FeedMeasure> measures() {
        return List.of();
    }

    default Map<SourceId, FeedView> feeds() {
        return Map.of();
    }

    /** What the last look at the records of each target came to; empty when nobody looks. */
    default Collection<TargetPosture> posture() {
        return List.of();
    }

    /** The last confirmed change of each record. */
    default Collection<RecordChange> postureChanges() {
        return List.of();
    }

    /** Senders that reports and logs show and nobody has configured. */
    default Collection<Suggestion> suggestions() {
        return List.of();
    }

    /** What mail logs said in 24 hours; empty when none is followed. */
    default Optional<MailView> mail() {
        return Optional.empty();
    }

    /** Addresses that are warmed up; empty when none is. */
    default Collection<WarmupView> warmups() {
        return List.of();
    }

    /** Where test mails end; nothing when no stream is configured. */
    default PlacementView placement() {
        return PlacementView.NONE;
    }

    /** How the questions of a day are spent. */
    default BudgetJson.BudgetAnswer budget() {
        return new BudgetJson.BudgetAnswer(List.of(), List.of());
    }

    /** What was said of messages that came to be scored. */
    default ScoreCounts messageScores() {
        return ScoreCounts.NONE;
    }

    DaemonView daemon();

    /**
     * @param traffic by provider and pool
     * @param named refusals by what they name and pool
     * @param waiting messages by provider
     */
    record MailView(
            List<MailTrafficView> traffic,
            List<NamedView> named,
            Map<String, Long> waiting,
            long suppressed,
            long held,
            List<LogView> logs) {}

    /**
     * @param day of the plan, from 1
     * @param completeUntil end of the newest day whose mail is known
     */
    record WarmupView(String target, long day, Optional<Instant> completeUntil, List<WarmupProviderView> providers) {

        public WarmupView {
            providers = List.copyOf(providers);
        }
    }

    /** @param sent on the newest day, when it is known */
    record WarmupProviderView(String provider, long goal, long limit, Optional<Long> sent, String verdict) {}

    /** @param outcomes attempts by outcome */
    record MailTrafficView(
            String provider,
            String pool,
            Map<String, Long> outcomes,
            double unknownUsers,
            double blocked,
            double deferred) {}

    record NamedView(String named, String pool, long refused) {}

    record LogView(String log, Instant lastLine, long behind) {}

    /**
     * @param queued messages in the outbox for this channel
     * @param oldest since when the oldest of them waits
     * @param socket for Slack: whether the link for buttons is up
     */
    record ChannelView(
            String name, String integration, int queued, Optional<Instant> oldest, Optional<Boolean> socket) {}

    /**
     * @param of when what it says was true; empty while there is none
     * @param good the last one that came is believed, and young enough
     */
    record FileView(SourceId list, Optional<Instant> of, long entries, boolean good) {}

    /**
     * The open tasks in one state.
     *
     * @param open how many, by age; an age that is absent has none
     * @param oldest since when the oldest task is in this state
     */
    record TaskView(Map<TaskAge, Integer> open, Optional<Instant> oldest) {
        public static final TaskView NONE = new TaskView(Map.of(), Optional.empty());

        public TaskView {
            open = Map.copyOf(open);
        }
    }

    record FeedScore(Target target, SourceId source, Score score) {}

    /** @param band what the number means; empty for numbers that are only shown */
    record FeedMeasure(Target target, SourceId source, String measure, double value, Optional<Score.Band> band) {}

    /**
     * @param freshness every state that a feed can be in, and whether it is
     * @param lastData the time that its youngest data speaks of
     * @param quota what the source says is left
     * @param keyEnds when its link or key must be renewed by hand
     * @param backlog what its last look did not come to, such as messages in a mailbox
     */
    record FeedView(
            boolean up,
            Optional<Instant> lastSuccess,
            Map<String, Boolean> freshness,
            Optional<Instant> lastData,
            Optional<Left> quota,
            Optional<Instant> keyEnds,
            long backlog) {}

    /** Questions that a source allows, and how many of them are left. */
    record Left(long limit, long remaining) {}

    /**
     * @param revision the commit, or {@code unknown}
     * @param now the moment of the scrape
     * @param storageBytes empty when not known without asking
     */
    record DaemonView(
            String version, String revision, Duration checkInterval, Instant now, Optional<Long> storageBytes) {}
}
