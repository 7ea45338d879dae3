package dev.repwatch.monitor.grafana;

import static dev.repwatch.monitor.metrics.MadeUpFleet.closed;
import static dev.repwatch.monitor.metrics.MadeUpFleet.code;
import static dev.repwatch.monitor.metrics.MadeUpFleet.domain;
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
import dev.repwatch.monitor.incident.Episode;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.incident.StateView.ListView;
import dev.repwatch.monitor.incident.StateView.TargetView;
import dev.repwatch.monitor.metrics.MadeUpPosture;
import dev.repwatch.monitor.metrics.MetricsInput;
import dev.repwatch.monitor.metrics.MetricsOptions;
import dev.repwatch.monitor.metrics.TaskAge;
import dev.repwatch.monitor.placement.PlacementRun;
import dev.repwatch.monitor.placement.PlacementView;
import dev.repwatch.monitor.plan.BudgetJson;
import dev.repwatch.monitor.posture.RecordChange;
import dev.repwatch.monitor.posture.TargetPosture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A made-up fleet with a bad day: a function of the time, so that its history can be written down. Sixteen addresses and a
 * domain in three pools, eight lists.
 *
 * @param start when its history begins
 * @param now the moment shown; stories are told in hours from the start
 */
record MadeUpWorld(Instant start, Instant now) implements MetricsInput {

    /** @param from hours after the start */
    private record Story(String target, String list, String category, Severity severity, double from, double to) {}

    private static final List<Story> STORIES = List.of(
            new Story("192.0.2.11", "big-bl", "spam", Severity.CRITICAL, 20, 99),
            new Story("192.0.2.11", "mid-bl", "spam", Severity.MAJOR, 21, 99),
            new Story("192.0.2.11", "small-bl", "policy", Severity.MINOR, 6, 13),
            new Story("192.0.2.12", "mid-bl", "spam", Severity.MAJOR, 3, 9),
            new Story("192.0.2.12", "small-bl", "policy", Severity.MINOR, 5, 99),
            new Story("192.0.2.13", "mid-bl", "exploit", Severity.MAJOR, 22.5, 99),
            new Story("198.51.100.21", "big-bl", "exploit", Severity.CRITICAL, 8, 19),
            new Story("198.51.100.22", "small-bl", "policy", Severity.MINOR, 12, 24),
            new Story("2001:db8::31", "mid-bl", "spam", Severity.MAJOR, 15, 22),
            new Story("example.jp", "domain-bl", "phishing", Severity.CRITICAL, 23, 99));

    private static final List<DnsblList> LISTS = List.of(
            list("big-bl", "Big Lists", Severity.CRITICAL, TargetKind.IPV4, TargetKind.IPV6),
            list("mid-bl", "Mid Lists", Severity.MAJOR, TargetKind.IPV4, TargetKind.IPV6),
            list("small-bl", "Small Lists", Severity.MINOR, TargetKind.IPV4),
            list("old-bl", "Old Lists", Severity.MINOR, TargetKind.IPV4),
            list("proud-bl", "Proud Lists", Severity.MAJOR, TargetKind.IPV4),
            list("quiet-bl", "Quiet Lists", Severity.MINOR, TargetKind.IPV4),
            list("far-bl", "Far Lists", Severity.MINOR, TargetKind.IPV4),
            list("domain-bl", "Domain Lists", Severity.CRITICAL, TargetKind.DOMAIN));

    private static final Map<Severity, Integer> COST =
            Map.of(Severity.CRITICAL, 45, Severity.MAJOR, 25, Severity.MINOR, 8);

    private double hour() {
        return Duration.between(start, now).toSeconds() / 3600.0;
    }

    private Instant at(double hours) {
        return start.plusSeconds((long) (hours * 3600));
    }

    @Override
    public Collection<WatchedTarget> targets() {
        List<WatchedTarget> targets = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            targets.add(watched(ip("192.0.2.1" + i), "bulk" + i, "bulk", Map.of()));
            targets.add(watched(ip("198.51.100.2" + i), "tx" + i, "transactional", Map.of()));
        }
        for (int i = 1; i <= 4; i++) {
            targets.add(watched(ip("2001:db8::3" + i), "six" + i, "ipv6", Map.of()));
        }
        Target domain = domain("example.jp").target();
        targets.add(watched(domain, "example.jp", "domains", Map.of()));
        return targets;
    }

    @Override
    public Collection<DnsblList> lists() {
        return LISTS;
    }

    @Override
    public StateView state() {
        Map<String, Target> byText = targets().stream()
                .map(WatchedTarget::target)
                .collect(Collectors.toMap(Target::text, Function.identity()));
        List<Episode> open = new ArrayList<>();
        List<Episode> recent = new ArrayList<>();
        for (Story story : STORIES) {
            Episode episode = open(
                    byText.getOrDefault(story.target, ip("192.0.2.1")),
                    story.list,
                    at(story.from),
                    code("127.0.0.2", story.category, story.severity));
            if (story.from <= hour() && hour() < story.to) {
                open.add(episode);
            } else if (story.to <= hour()) {
                recent.add(closed(episode, at(story.to)));
            }
        }
        Map<Target, TargetView> targets =
                byText.values().stream().collect(Collectors.toMap(Function.identity(), it -> view(it, open)));
        Map<SourceId, ListView> lists = LISTS.stream().collect(Collectors.toMap(DnsblList::id, it -> view(it, open)));
        return new StateView(now, targets, open, recent, lists);
    }

    private TargetView view(Target target, List<Episode> open) {
        int lost = open.stream()
                .filter(it -> it.target().equals(target))
                .mapToInt(it -> COST.getOrDefault(it.listing().severity(), 0))
                .sum();
        boolean four = target.kind() == TargetKind.IPV4;
        return new TargetView(100 - lost, 1, four && outOfOrder() ? 2 : 0, Optional.of(now.minus(sinceLastRound())));
    }

    /** For an hour, while lists do not answer, rounds take too long. */
    private Duration sinceLastRound() {
        return 16 < hour() && hour() < 17 ? Duration.ofMinutes(34) : Duration.ofSeconds(400);
    }

    private boolean outOfOrder() {
        return hour() > 16;
    }

    private ListView view(DnsblList list, List<Episode> open) {
        int listed =
                (int) open.stream().filter(it -> it.source().equals(list.id())).count();
        Optional<Cause> trouble = switch (list.id().value()) {
            case "old-bl" -> outOfOrder() ? Optional.of(Cause.LISTS_EVERYTHING) : Optional.empty();
            case "proud-bl" -> outOfOrder() ? Optional.of(Cause.OPEN_RESOLVER) : Optional.empty();
            default -> Optional.empty();
        };
        return new ListView(
                trouble.isEmpty(),
                trouble.map(cause -> new StateView.Quarantine(cause, "made up", at(16))),
                listed,
                Optional.of(trouble.isEmpty() ? now.minusSeconds(300) : at(16)));
    }

    @Override
    public int disabledLists() {
        return 40;
    }

    @Override
    public MetricsOptions options() {
        return MetricsOptions.DEFAULTS;
    }

    @Override
    public Map<String, Optional<Boolean>> resolvers() {
        boolean fit = hour() < 10 || hour() > 10.5;
        return Map.of("127.0.0.1:53", Optional.of(true), "198.51.100.53:53", Optional.of(fit));
    }

    @Override
    public Collection<ChannelView> channels() {
        boolean down = 20 <= hour() && hour() < 21.5;
        return List.of(
                new ChannelView(
                        "ops",
                        "slack",
                        down ? 3 : 0,
                        down ? Optional.of(at(20)) : Optional.empty(),
                        Optional.of(!down)),
                new ChannelView("mail", "email", 1, Optional.of(now.minusSeconds(40)), Optional.empty()));
    }

    @Override
    public Map<Long, String> handled() {
        return hour() > 23 ? Map.of() : Map.of(1L, "acknowledged");
    }

    @Override
    public Map<String, TaskView> desk() {
        int open = state().open().size();
        return Map.of(
                "cause_open", new TaskView(Map.of(TaskAge.DAY, open - open / 2), Optional.of(at(20))),
                "cause_fixed", new TaskView(Map.of(TaskAge.DAY, Math.min(1, open)), Optional.of(at(21))),
                "requested", new TaskView(Map.of(TaskAge.WEEK, open / 2, TaskAge.MONTH, 1), Optional.of(at(5))));
    }

    @Override
    public Map<SourceId, Duration> delistingMeans() {
        return Map.of(
                new SourceId("big-bl"), Duration.ofHours(31),
                new SourceId("mid-bl"), Duration.ofHours(7),
                new SourceId("small-bl"), Duration.ofDays(6));
    }

    @Override
    public Collection<FeedScore> scores() {
        return targets().stream()
                .filter(it -> it.target().kind() == TargetKind.IPV4)
                .map(it -> new FeedScore(
                        it.target(),
                        new SourceId("sender-score"),
                        new Score(
                                view(it.target(), state().open()).score()
                                        - 4
                                        + it.target().text().hashCode() % 3,
                                "0-100, higher is better",
                                Score.Band.GOOD,
                                now.minusSeconds(90_000))))
                .toList();
    }

    @Override
    public Collection<FeedMeasure> measures() {
        Target domain = domain("example.jp").target();
        double spam = hour() < 18 ? 0.0004 : 0.0004 + (hour() - 18) * 0.0006;
        List<FeedMeasure> measures = new ArrayList<>();
        measures.add(new FeedMeasure(
                domain,
                new SourceId("postmaster"),
                "gmail_spam_rate",
                spam,
                Optional.of(spam > 0.003 ? Score.Band.BAD : spam > 0.001 ? Score.Band.POOR : Score.Band.GOOD)));
        for (int i = 1; i <= 3; i++) {
            double complaints = 0.0005 * i + 0.0002 * Math.sin(hour() / 3 + i);
            measures.add(new FeedMeasure(
                    ip("192.0.2.1" + i),
                    new SourceId("snds"),
                    "snds_complaint_rate",
                    complaints,
                    Optional.of(complaints > 0.001 ? Score.Band.NEUTRAL : Score.Band.GOOD)));
        }
        return measures;
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
                                "proud-bl",
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
    public PlacementView placement() {
        boolean bad = 14 <= hour() && hour() < 18;
        return new PlacementView(
                List.of(
                        new PlacementView.StreamView(
                                "newsletter",
                                Optional.of("bulk"),
                                Optional.of(new PlacementRun(
                                        "1f",
                                        "newsletter",
                                        "example.jp",
                                        now.minusSeconds(7200),
                                        3,
                                        Optional.empty(),
                                        List.of())),
                                List.of(
                                        new PlacementView.ProviderView(
                                                "docomo",
                                                "1f",
                                                bad ? Placement.SPAM : Placement.INBOX,
                                                bad
                                                        ? Map.of(Placement.SPAM, 2, Placement.INBOX, 1)
                                                        : Map.of(Placement.INBOX, 3),
                                                Optional.of(Duration.ofSeconds(4))),
                                        new PlacementView.ProviderView(
                                                "gmail",
                                                "1f",
                                                Placement.TAB,
                                                Map.of(Placement.TAB, 2),
                                                Optional.of(Duration.ofSeconds(2)))),
                                "",
                                bad),
                        new PlacementView.StreamView(
                                "receipts", Optional.empty(), Optional.empty(), List.of(), "no_server", false)),
                List.of(
                        new PlacementView.SeedView("docomo-1", "docomo", Optional.of(true), ""),
                        new PlacementView.SeedView("au-1", "au", Optional.of(false), "bad_credentials")));
    }

    @Override
    public Collection<WarmupView> warmups() {
        long day = (long) (hour() / 2) + 1;
        boolean bad = 16 <= hour() && hour() < 20;
        long docomo = bad ? 600 : 100 * day;
        return List.of(new WarmupView(
                "192.0.2.16",
                day,
                Optional.of(now.minusSeconds(40_000)),
                List.of(
                        new WarmupProviderView("google", 4_000, 150 * day, Optional.of(149 * day), "advance"),
                        new WarmupProviderView(
                                "docomo", 2_000, docomo, Optional.of(docomo), bad ? "step_back" : "advance"),
                        new WarmupProviderView("microsoft", 2_000, 700, Optional.of(690L), "hold"))));
    }

    @Override
    public Collection<TargetPosture> posture() {
        return MadeUpPosture.small(now.minusSeconds(1800));
    }

    @Override
    public Optional<MailView> mail() {
        boolean blocked = hour() > 12 && hour() < 20;
        return Optional.of(new MailView(
                List.of(
                        new MailTrafficView(
                                "docomo",
                                "bulk",
                                Map.of("accepted", 940L, "deferred", 10L, "refused", 50L, "expired", 0L),
                                0.05,
                                0.01,
                                0.01),
                        new MailTrafficView(
                                "outlook",
                                "transactional",
                                Map.of(
                                        "accepted",
                                        3000L,
                                        "deferred",
                                        20L,
                                        "refused",
                                        blocked ? 900L : 3L,
                                        "expired",
                                        0L),
                                0.001,
                                blocked ? 0.23 : 0.001,
                                0.005)),
                List.of(new NamedView("vendor:microsoft-consumer", "transactional", blocked ? 900 : 3)),
                Map.of("docomo", 10L),
                50,
                0,
                List.of(new LogView("/var/log/mail.log", now, 0))));
    }

    @Override
    public Collection<RecordChange> postureChanges() {
        return MadeUpPosture.changes(at(hour() < 18 ? 4 : 18));
    }

    @Override
    public Map<SourceId, FeedView> feeds() {
        boolean up = hour() < 6 || hour() > 7;
        return Map.of(
                new SourceId("sender-score"), feed(up, Optional.empty(), Optional.empty()),
                new SourceId("postmaster"),
                        feed(true, Optional.of(new Left(1000, (long) (1000 - 35 * hour()))), Optional.empty()),
                new SourceId("snds"),
                        feed(
                                true,
                                Optional.of(new Left(500, (long) (500 - 4 * hour()))),
                                Optional.of(start.plus(Duration.ofDays(9)))));
    }

    private FeedView feed(boolean up, Optional<Left> quota, Optional<Instant> keyEnds) {
        return new FeedView(
                up,
                Optional.of(now.minusSeconds(1200)),
                Map.of("fresh", up, "broken", !up),
                Optional.of(now.minusSeconds(90_000)),
                quota,
                keyEnds,
                0);
    }

    @Override
    public DaemonView daemon() {
        return new DaemonView("0.1.0", "0123abc", Duration.ofMinutes(30), now, Optional.of(4_000_000L));
    }
}
