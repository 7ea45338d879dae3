package dev.repwatch.monitor.daemon;

import dev.repwatch.alerts.Channel;
import dev.repwatch.checks.reputation.Source;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.feeds.FeedMetrics;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.metrics.MetricsInput;
import dev.repwatch.monitor.metrics.MetricsOptions;
import dev.repwatch.monitor.notify.RoutedChannel;
import dev.repwatch.monitor.placement.PlacementView;
import dev.repwatch.monitor.placement.PlacementWatch;
import dev.repwatch.monitor.plan.BudgetJson;
import dev.repwatch.monitor.plan.PlanWatch;
import dev.repwatch.monitor.posture.RecordChange;
import dev.repwatch.monitor.posture.Suggestion;
import dev.repwatch.monitor.posture.TargetPosture;
import dev.repwatch.monitor.scoring.MessageScores;
import dev.repwatch.monitor.scoring.ScoreCounts;
import dev.repwatch.monitor.store.outbox.PendingCounts;
import dev.repwatch.monitor.traffic.MailTraffic;
import dev.repwatch.monitor.traffic.TrafficMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a scrape shows, from what is in memory. */
final class DaemonMetrics implements MetricsInput {

    private final Supplier<StateView> view;
    private final Supplier<ActiveProbes> looking;
    private final Supplier<ActiveNotifications> told;
    private final CachedCounts board;
    private final FeedMetrics feeds;
    private final MailTraffic traffic;
    private final ActiveWarmup warmup;
    private final PlacementWatch placement;
    private final PlanWatch plans;
    private final MessageScores scores;
    private final Function<String, Optional<Boolean>> passed;
    private final String version;
    private final InstantSource clock;
    private final LearnedSenders learned;

    DaemonMetrics(
            DaemonServices services,
            CachedCounts board,
            FeedMetrics feeds,
            MailTraffic traffic,
            ActiveWarmup warmup,
            PlacementWatch placement,
            PlanWatch plans,
            MessageScores scores,
            Function<String, Optional<Boolean>> passed,
            String version) {
        this.plans = plans;
        this.view = services.tracker()::view;
        this.looking = services.looking();
        this.told = services.told();
        this.learned = LearnedSenders.of(services, traffic);
        this.board = board;
        this.feeds = feeds;
        this.traffic = traffic;
        this.warmup = warmup;
        this.placement = placement;
        this.scores = scores;
        this.passed = passed;
        this.version = version;
        this.clock = services.clock();
    }

    @Override
    public StateView state() {
        return view.get();
    }

    @Override
    public Collection<WatchedTarget> targets() {
        return looking.get().settings().targets();
    }

    @Override
    public Collection<? extends Source> lists() {
        return looking.get().sources();
    }

    @Override
    public int disabledLists() {
        return looking.get().settings().catalogue().alive().size()
                - looking.get().settings().lists().size();
    }

    @Override
    public MetricsOptions options() {
        return looking.get().settings().section(MetricsOptions.class);
    }

    @Override
    public Map<String, Optional<Boolean>> resolvers() {
        Map<String, Optional<Boolean>> resolvers = new LinkedHashMap<>();
        looking.get().dns().resolvers().forEach(each -> resolvers.put(each, passed.apply(each)));
        return resolvers;
    }

    @Override
    public Collection<FileView> files() {
        return HandedOut.views(looking.get());
    }

    @Override
    public Collection<ChannelView> channels() {
        Map<String, PendingCounts.Backlog> outbox = board.figures().outbox();
        return told.get().channels().stream()
                .map(RoutedChannel::channel)
                .map(channel -> view(channel, Optional.ofNullable(outbox.get(channel.name()))))
                .toList();
    }

    private static ChannelView view(Channel channel, Optional<PendingCounts.Backlog> waiting) {
        return new ChannelView(
                channel.name(),
                channel.type(),
                waiting.map(PendingCounts.Backlog::count).orElse(0),
                waiting.map(PendingCounts.Backlog::oldest),
                channel.connected());
    }

    @Override
    public Map<Long, String> handled() {
        return board.handled();
    }

    @Override
    public Map<String, TaskView> desk() {
        return board.desk();
    }

    @Override
    public Map<SourceId, Duration> delistingMeans() {
        return DeskCounts.means(board.figures().delisted());
    }

    @Override
    public Collection<WarmupView> warmups() {
        return warmup.shown();
    }

    @Override
    public Collection<FeedScore> scores() {
        return feeds.scores();
    }

    @Override
    public Collection<FeedMeasure> measures() {
        return feeds.measures();
    }

    @Override
    public Map<SourceId, FeedView> feeds() {
        return feeds.feeds();
    }

    @Override
    public Collection<TargetPosture> posture() {
        return looking.get().posture().map(watch -> watch.book().targets()).orElse(List.of());
    }

    @Override
    public Collection<Suggestion> suggestions() {
        return learned.get();
    }

    @Override
    public Collection<RecordChange> postureChanges() {
        return looking.get().posture().map(watch -> watch.book().changes()).orElse(List.of());
    }

    @Override
    public Optional<MailView> mail() {
        if (traffic.logs().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> pools = new HashMap<>();
        targets().forEach(it -> pools.put(it.target().text(), it.pool().orElse("none")));
        return Optional.of(TrafficMetrics.of(
                traffic.view(),
                traffic.logs(),
                source -> source.isEmpty() ? "unknown" : pools.getOrDefault(source, "not_watched")));
    }

    @Override
    public PlacementView placement() {
        return placement.view();
    }

    @Override
    public BudgetJson.BudgetAnswer budget() {
        return plans.budget();
    }

    @Override
    public ScoreCounts messageScores() {
        return scores.counts();
    }

    @Override
    public DaemonView daemon() {
        return new DaemonView(
                version,
                Revision.CURRENT,
                looking.get().settings().file().schedule().dnsbl(),
                clock.instant(),
                board.bytes());
    }
}
