package dev.repwatch.monitor.tracker;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Origin;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.WatchedTarget;
import inet.ipaddr.IPAddressString;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words for tests: targets, lists and answers of a small world. */
public final class World {

    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private World() {}

    public static Target ip(String text) {
        return new IpTarget(new IPAddressString(text).getAddress().toInetAddress(), text);
    }

    static WatchedTarget watched(String text) {
        return new WatchedTarget(
                ip(text), text, Optional.empty(), Optional.of("bulk"), Map.of("owner", "mail"), List.of(), List.of());
    }

    public static DnsblList list(String id, int tier) {
        return list(id, tier, Optional.empty());
    }

    static DnsblList list(String id, int tier, Optional<SourceId> parent) {
        Removal removal = new Removal(
                "ask",
                Removal.Who.SELF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "free",
                Optional.empty(),
                Optional.empty());
        return new DnsblList(
                new SourceId(id),
                id,
                id + ".test",
                Set.of(TargetKind.IPV4),
                "operator",
                Optional.empty(),
                tier,
                List.of(),
                Map.of(),
                new DnsblList.TestPoints(
                        Optional.of("127.0.0.2"),
                        Optional.of("127.0.0.1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                parent,
                DnsblList.KeyNeed.NONE,
                new DnsblList.Terms(Optional.empty(), Optional.empty(), false, ""),
                Duration.ZERO,
                removal,
                new DnsblList.Status.Alive(),
                true,
                new DnsblList.Verified(LocalDate.of(2026, 1, 1), "test"));
    }

    static Finding listed(String code) {
        return new Finding.Listed(listing(code));
    }

    static Listing listing(String code) {
        return new Listing(
                List.of(new ListedCode(code, "SPAM " + code, "spam", Severity.CRITICAL, Scope.IP)),
                Optional.of("https://bl.test/why"));
    }

    static Finding clean() {
        return new Finding.NotListed();
    }

    static Finding timedOut() {
        return new Finding.Unknown(Cause.TIMED_OUT, "no answer");
    }

    static Observation answer(String target, String source, Finding finding, String path, Instant at) {
        return new Observation(
                ip(target), new SourceId(source), finding, List.of("127.0.0.2"), Duration.ofMinutes(5), path, at);
    }

    /** The list was left alone. */
    static Observation skipped(String target, String source, Instant at) {
        return new Observation(
                ip(target), new SourceId(source), timedOut(), List.of(), Duration.ZERO, "", at, false, Origin.SKIPPED);
    }

    static SourceHealth well(String source, Instant at) {
        return new SourceHealth(new SourceId(source), Optional.empty(), "", at);
    }

    static SourceHealth unwell(String source, Cause cause, Instant at) {
        return new SourceHealth(new SourceId(source), Optional.of(cause), "control failed", at);
    }
}
