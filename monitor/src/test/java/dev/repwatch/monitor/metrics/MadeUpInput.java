package dev.repwatch.monitor.metrics;

import static dev.repwatch.monitor.metrics.MadeUpFleet.closed;
import static dev.repwatch.monitor.metrics.MadeUpFleet.code;
import static dev.repwatch.monitor.metrics.MadeUpFleet.ip;
import static dev.repwatch.monitor.metrics.MadeUpFleet.list;
import static dev.repwatch.monitor.metrics.MadeUpFleet.open;
import static dev.repwatch.monitor.metrics.MadeUpFleet.watched;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import dev.repwatch.monitor.placement.PlacementRun;
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

/** Three addresses and a domain, three lists, one of them in quarantine; everything that is exported has a value. */
public record MadeUpInput(
        StateView state,
        Collection<WatchedTarget> targets,
        Collection<DnsblList> lists,
        MetricsOptions options,
        Instant now)
        implements MetricsInput {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    public static final Target ONE = ip("192.0.2.10");
    static final Target TWO = ip("198.51.100.7");
    static final Target SIX = ip("2001:db8::10");

    public static MadeUpInput small() {
        WatchedTarget domain = MadeUpFleet.domain("example.jp");
        return new MadeUpInput(
                new StateView(
                        NOON,
                        Map.of(
                                ONE,
                                new TargetView(40, 1, 1, Optional.of(NOON.minusSeconds(90))),
                                TWO,
                                new TargetView(100, 1, 1, Optional.of(NOON.minusSeconds(90))),
                                SIX,
                                new TargetView(100, 1, 0, Optional.of(NOON.minusSeconds(90))),
                                domain.target(),
                                new TargetView(100, 0, 1, Optional.empty())),
                        List.of(open(
                                ONE,
                                "big-bl",
                                NOON.minusSeconds(7200),
                                code("127.0.0.2", "spam", Severity.CRITICAL),
                                code("127.0.0.3", "spam", Severity.MAJOR),
                                code("127.0.0.4", "exploit", Severity.MAJOR))),
                        List.of(closed(
                                open(
                                        TWO,
                                        "small-bl",
                                        NOON.minusSeconds(20_000),
                                        code("127.0.0.2", "policy", Severity.MINOR)),
                                NOON.minusSeconds(5000))),
                        Map.of(
                                new SourceId("big-bl"), new ListView(true, Optional.empty(), 1, Optional.of(NOON)),
                                new SourceId("small-bl"), new ListView(true, Optional.empty(), 0, Optional.of(NOON)),
                                new SourceId("sick-bl"),
                                        new ListView(
                                                false,
                                                Optional.of(new StateView.Quarantine(
                                                        Cause.LISTS_EVERYTHING, "127.0.0.1 is listed", NOON)),
                                                0,
                                                Optional.empty()))),
                List.of(
                        watched(ONE, "mx1", "bulk", Map.of("owner", "mail \"team\"\r\n\u0000\u202e", "secret", "x")),
                        watched(TWO, "mx2", "bulk", Map.of()),
                        watched(SIX, "mx1", "transactional", Map.of("owner", "mail")),
                        domain),
                List.of(
                        list("small-bl", "Small", Severity.MINOR, TargetKind.IPV4),
                        list("big-bl", "Big \\ Sons", Severity.CRITICAL, TargetKind.IPV4, TargetKind.IPV6),
                        list("sick-bl", "Sick", Severity.MAJOR, TargetKind.DOMAIN)),
                new MetricsOptions(List.of("owner"), false, 50_000),
                NOON);
    }

    MadeUpInput with(MetricsOptions other) {
        return new MadeUpInput(state, targets, lists, other, now);
    }

    /** The same, seen at another moment. */
    MadeUpInput at(Instant moment) {
        return new MadeUpInput(state, targets, lists, options, moment);
    }

    public MadeUpInput without(Target target) {
        return new MadeUpInput(
                state,
                targets.stream().filter(it -> !it.target().equals(target)).toList(),
                lists,
                options,
                now);
    }

    @Override
    public int disabledLists() {
        return 40;
    }

    @Override
    public Map<String, Optional<Boolean>> resolvers() {
        return Map.of("127.0.0.1:53", Optional.of(true), "127.0.0.2:53", Optional.empty());
    }

    @Override
    public Collection<ChannelView> channels() {
        return List.of(
                new ChannelView("ops", "slack", 2, Optional.of(NOON.minusSeconds(30)), Optional.of(false)),
                new ChannelView("mail", "email", 0, Optional.empty(), Optional.empty()));
    }

    @Override
    public Map<String, TaskView> desk() {
        return Map.of(
                "cause_open",
                new TaskView(Map.of(TaskAge.DAY, 1), Optional.of(NOON.minusSeconds(7200))),
                "requested",
                TaskView.NONE);
    }

    @Override
    public Map<SourceId, Duration> delistingMeans() {
        return Map.of(new SourceId("big-bl"), Duration.ofHours(30));
    }

    @Override
    public Collection<FeedScore> scores() {
        return List.of(new FeedScore(
                ONE, new SourceId("sender-score"), new Score(71, "0-100, higher is better", Score.Band.POOR, NOON)));
    }

    @Override
    public Collection<FeedMeasure> measures() {
        return List.of(
                new FeedMeasure(ONE, new SourceId("arf"), "complaints", 3, Optional.empty()),
                new FeedMeasure(ONE, new SourceId("dmarc"), "dmarc_messages", 3000, Optional.empty()),
                new FeedMeasure(ONE, new SourceId("snds"), "snds_colour", 1, Optional.of(Score.Band.POOR)),
                new FeedMeasure(ONE, new SourceId("snds"), "snds_messages", 1894, Optional.empty()));
    }

    @Override
    public Map<SourceId, FeedView> feeds() {
        return Map.of(
                new SourceId("sender-score"),
                new FeedView(
                        true,
                        Optional.of(NOON),
                        Map.of("fresh", true, "broken", false),
                        Optional.of(NOON.minusSeconds(86_400)),
                        Optional.of(new Left(1000, 988)),
                        Optional.of(NOON.plusSeconds(864_000)),
                        0));
    }

    @Override
    public Collection<TargetPosture> posture() {
        return MadeUpPosture.small(NOON);
    }

    @Override
    public Collection<Suggestion> suggestions() {
        return List.of(new Suggestion(
                Suggestion.Kind.SELECTOR,
                Optional.of("example.jp"),
                "s2",
                Optional.of("example.jp"),
                Suggestion.Seen.REPORTS,
                3,
                120,
                0));
    }

    @Override
    public Collection<RecordChange> postureChanges() {
        return MadeUpPosture.changes(NOON);
    }

    @Override
    public Collection<WarmupView> warmups() {
        return List.of(new WarmupView(
                "192.0.2.25",
                12,
                Optional.of(NOON),
                List.of(
                        new WarmupProviderView("docomo", 8_500, 1_030, Optional.of(1_290L), "step_back"),
                        new WarmupProviderView("google", 19_000, 2_250, Optional.empty(), "advance"))));
    }

    @Override
    public BudgetJson.BudgetAnswer budget() {
        return new BudgetJson.BudgetAnswer(
                List.of(new BudgetJson.OperatorBudget(
                        "Operator",
                        true,
                        Optional.of(100_000L),
                        16,
                        80_000,
                        5_000,
                        71_234,
                        List.of(new BudgetJson.ListBudget(
                                "near-blocklist",
                                50_000,
                                0,
                                41_000,
                                79_000,
                                80_100,
                                1_190,
                                21_600,
                                70_000,
                                9_000,
                                0,
                                true,
                                false)),
                        Optional.empty())),
                List.of(new BudgetJson.SignalTrust("maillog", 0.62, 41)));
    }

    @Override
    public ScoreCounts messageScores() {
        return new ScoreCounts(
                Map.of("low", 5L, "raised", 2L, "high", 1L), Map.of("SpamAssassin", true, "rspamd", false));
    }

    @Override
    public PlacementView placement() {
        return new PlacementView(
                List.of(new PlacementView.StreamView(
                        "newsletter",
                        Optional.of("bulk"),
                        Optional.of(new PlacementRun(
                                "1f", "newsletter", "example.jp", NOON, 1, Optional.empty(), List.of())),
                        List.of(new PlacementView.ProviderView(
                                "docomo",
                                "1f",
                                Placement.SPAM,
                                Map.of(Placement.SPAM, 2, Placement.INBOX, 1),
                                Optional.of(Duration.ofSeconds(3)))),
                        "",
                        true)),
                List.of(
                        new PlacementView.SeedView("docomo-1", "docomo", Optional.of(true), ""),
                        new PlacementView.SeedView("gmail-1", "gmail", Optional.of(false), "bad_credentials")));
    }

    @Override
    public Optional<MailView> mail() {
        return Optional.of(new MailView(
                List.of(new MailTrafficView(
                        "docomo",
                        "transactional",
                        Map.of("accepted", 940L, "deferred", 10L, "refused", 50L, "expired", 0L),
                        0.05,
                        0.01,
                        0.01)),
                List.of(new NamedView("vendor:microsoft-consumer", "transactional", 7)),
                Map.of("docomo", 10L),
                50,
                0,
                List.of(new LogView("/var/log/mail.log", NOON, 0))));
    }

    @Override
    public Collection<FileView> files() {
        return List.of(
                new FileView(
                        new SourceId("spamhaus-drop"), Optional.of(Instant.parse("2026-11-24T05:17:00Z")), 1709, true),
                new FileView(new SourceId("psbl"), Optional.empty(), 0, false));
    }

    @Override
    public DaemonView daemon() {
        return new DaemonView("0.1.0", "0123abc", Duration.ofMinutes(30), now, Optional.of(65_536L));
    }
}
