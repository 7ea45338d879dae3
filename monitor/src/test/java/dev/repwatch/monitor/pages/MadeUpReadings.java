package dev.repwatch.monitor.pages;

import dev.repwatch.checks.placement.Placement;
import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureSubject;
import dev.repwatch.checks.posture.PostureVerdict;
import dev.repwatch.checks.posture.requirement.RequirementResult;
import dev.repwatch.checks.posture.requirement.RequirementState;
import dev.repwatch.checks.posture.requirement.Requirements;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.feeds.FeedRoutes.FeedJson;
import dev.repwatch.monitor.feeds.FeedRoutes.MeasureJson;
import dev.repwatch.monitor.incident.StateView;
import dev.repwatch.monitor.placement.PlacementRun;
import dev.repwatch.monitor.placement.PlacementView;
import dev.repwatch.monitor.placement.PlacementView.ProviderView;
import dev.repwatch.monitor.placement.PlacementView.SeedView;
import dev.repwatch.monitor.placement.PlacementView.StreamView;
import dev.repwatch.monitor.posture.CheckSummary;
import dev.repwatch.monitor.posture.TargetPosture;
import dev.repwatch.monitor.traffic.TrafficRoutes.LogJson;
import dev.repwatch.monitor.traffic.TrafficRoutes.MaillogStatus;
import dev.repwatch.monitor.traffic.TrafficRoutes.RefusalJson;
import dev.repwatch.monitor.traffic.TrafficRoutes.TrafficJson;
import dev.repwatch.monitor.warmup.WarmupPlan;
import dev.repwatch.monitor.warmup.book.DailyLimits;
import dev.repwatch.monitor.warmup.book.PlanEntry;
import dev.repwatch.monitor.warmup.book.WarmupBook;
import dev.repwatch.monitor.warmup.export.Limits;
import dev.repwatch.monitor.warmup.history.WarmupNote;
import dev.repwatch.monitor.warmup.history.WarmupRoutes;
import inet.ipaddr.IPAddressString;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A shop with many addresses and a bank with one, and something to say of each of them by every capability.
 *
 * @param now the time at which pages are looked at
 * @param at the time of which everything is
 * @param outside what others wrote
 */
public record MadeUpReadings(Instant now, Instant at, String outside) {

    static final String BANK = "192.0.2.30";
    static final String SHOP = "192.0.2.20";

    private static final int MANY = 300;

    public List<WatchedTarget> watched() {
        List<WatchedTarget> all = new ArrayList<>();
        all.add(watched(ip(BANK), "bank"));
        all.add(watched(new DomainTarget("example.jp"), "shop"));
        IntStream.range(20, 20 + MANY).forEach(i -> all.add(watched(address(i), "shop")));
        return all;
    }

    private static Target address(int i) {
        return ip(i == 20 ? SHOP : "198.51." + i / 200 + "." + i % 200);
    }

    private static Target ip(String text) {
        return new IpTarget(new IPAddressString(text).getAddress().toInetAddress(), text);
    }

    private static WatchedTarget watched(Target target, String owner) {
        return new WatchedTarget(
                target,
                target.text(),
                Optional.empty(),
                Optional.empty(),
                Map.of("owner", owner),
                List.of(),
                List.of());
    }

    public Readings readings() {
        return new Readings(
                () -> List.of(feed("fresh", List.of()), feed("broken", List.of())),
                name -> feed("broken", measures()),
                this::maillog,
                () -> Optional.of(posture()),
                warmup(),
                this::placement,
                () -> now);
    }

    private FeedJson feed(String state, List<MeasureJson> measures) {
        boolean broken = state.equals("broken");
        return new FeedJson(
                state,
                "Feed " + state,
                state,
                0,
                Optional.of(at.toString()),
                Optional.of(at.toString()),
                Optional.of("40 of 1000"),
                Optional.empty(),
                broken ? Optional.of("timed_out") : Optional.empty(),
                broken ? Optional.of(outside) : Optional.empty(),
                broken ? Optional.of(at.toString()) : Optional.empty(),
                broken ? Optional.of(3) : Optional.empty(),
                List.of(),
                "Terms of " + outside,
                Optional.of(measures),
                Optional.empty());
    }

    private List<MeasureJson> measures() {
        return watched().stream()
                .map(it -> new MeasureJson(
                        it.target().text(),
                        "spam_rate",
                        0.4,
                        "40 %",
                        Optional.of("bad"),
                        at.toString(),
                        at.isBefore(now.minus(Duration.ofDays(1))),
                        outside))
                .toList();
    }

    private MaillogStatus maillog() {
        boolean fresh = !at.isBefore(now.minus(Duration.ofDays(1)));
        List<TrafficJson> rows = new ArrayList<>();
        watched()
                .forEach(it -> rows.add(new TrafficJson(
                        it.target().text(),
                        "google",
                        1_000,
                        700,
                        200,
                        100,
                        0,
                        20,
                        80,
                        it.target().text().equals(SHOP) ? "alarm" : "good",
                        Optional.of(0.8),
                        Optional.of(2.0))));
        return new MaillogStatus(
                true,
                fresh,
                List.of(new LogJson("/var/log/mail.log", Optional.of(at.toString()), 0, fresh ? "followed" : "quiet")),
                List.of(),
                24,
                rows,
                List.of(
                        new RefusalJson(at.toString(), SHOP, "google", "zen", 80, outside),
                        new RefusalJson(at.toString(), BANK, "bank-only.example", "zen", 7, "about the bank")),
                new TreeMap<>(),
                0,
                0);
    }

    private Collection<TargetPosture> posture() {
        List<TargetPosture> all = new ArrayList<>();
        all.add(domain());
        all.add(new TargetPosture(ip(BANK), Map.of(), List.of(), at));
        IntStream.range(20, 20 + MANY).forEach(i -> all.add(new TargetPosture(address(i), Map.of(), List.of(), at)));
        return all;
    }

    private TargetPosture domain() {
        PostureSubject domain = PostureSubject.domain("example.jp");
        return new TargetPosture(
                new DomainTarget("example.jp"),
                Map.of(
                        PostureCheck.SPF_IP,
                        one(
                                PostureSubject.sender("example.jp", SHOP),
                                PostureCheck.SPF_IP,
                                new PostureFinding.Code(
                                        "spf_ip.softfail",
                                        PostureVerdict.FAIL,
                                        Map.of("ip", SHOP, "domain", "example.jp")),
                                Optional.of("v=spf1 ip4:" + SHOP + " -all")),
                        PostureCheck.NS,
                        one(
                                domain,
                                PostureCheck.NS,
                                new PostureFinding.Code(
                                        "ns.unknown",
                                        PostureVerdict.UNKNOWN,
                                        Map.of("domain", "example.jp", "cause", outside)),
                                Optional.empty()),
                        PostureCheck.BIMI,
                        one(
                                domain,
                                PostureCheck.BIMI,
                                new PostureFinding.Code("bimi.ok", PostureVerdict.PASS, Map.of()),
                                Optional.empty())),
                List.of(
                        asked(0, RequirementState.NOT_MET, List.of("spf_ip.softfail")),
                        asked(1, RequirementState.MET, List.of()),
                        asked(2, RequirementState.UNKNOWN, List.of()),
                        asked(3, RequirementState.NOT_VISIBLE, List.of())),
                at);
    }

    private static RequirementResult asked(int which, RequirementState state, List<String> because) {
        return new RequirementResult("example.jp", Requirements.shipped().get(which), state, because);
    }

    private static CheckSummary one(
            PostureSubject subject, PostureCheck check, PostureFinding.Code code, Optional<String> wanted) {
        return new CheckSummary(
                check,
                List.of(new PostureFinding(
                        subject,
                        check,
                        code.verdict(),
                        List.of(code),
                        Map.of(),
                        List.of(),
                        wanted,
                        code.verdict() == PostureVerdict.UNKNOWN ? Optional.of(Cause.TIMED_OUT) : Optional.empty())),
                Map.of(code.verdict(), 1));
    }

    private WarmupRoutes.Source warmup() {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        WarmupBook book = new WarmupBook(List.of(plan(SHOP), plan(BANK)));
        return new WarmupRoutes.Source() {
            @Override
            public DailyLimits.Day today() {
                return new DailyLimits.Day(monday, book.decide(monday, List.of()), new Limits(monday, now, List.of()));
            }

            @Override
            public List<WarmupNote> history(String ip, int most) {
                return List.of();
            }
        };
    }

    private static PlanEntry plan(String ip) {
        return new PlanEntry(
                ip,
                "mx",
                new WarmupPlan(100, false, Map.of("google", 19_000L, "docomo", 5_000L)),
                PlanEntry.State.ACTIVE,
                List.of());
    }

    private PlacementView placement() {
        PlacementRun run = new PlacementRun("r1", "newsletter", "example.jp", at, 3, Optional.empty(), List.of());
        return new PlacementView(
                List.of(
                        new StreamView(
                                "newsletter",
                                Optional.empty(),
                                Optional.of(run),
                                List.of(
                                        new ProviderView(
                                                "google",
                                                "r1",
                                                Placement.SPAM,
                                                Map.of(Placement.SPAM, 3, Placement.INBOX, 1),
                                                Optional.empty()),
                                        new ProviderView(
                                                "docomo",
                                                "r1",
                                                Placement.INBOX,
                                                Map.of(Placement.INBOX, 2),
                                                Optional.empty())),
                                "",
                                true),
                        new StreamView("receipts", Optional.empty(), Optional.empty(), List.of(), outside, false)),
                List.of(
                        new SeedView("seed-1", "google", Optional.of(true), ""),
                        new SeedView("seed-2", "docomo", Optional.of(false), outside)));
    }

    public StateView state() {
        return StateView.empty(now);
    }
}
