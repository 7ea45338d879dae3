package dev.repwatch.monitor.metrics;

import dev.repwatch.checks.dnsbl.CodeMatch;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.config.WatchedTarget;
import dev.repwatch.monitor.incident.Episode;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Small makers for made-up targets, lists and episodes. */
public final class MadeUpFleet {

    private MadeUpFleet() {}

    public static Target ip(String text) {
        try {
            return new IpTarget(InetAddress.getByName(text), text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public static WatchedTarget watched(Target target, String name, String pool, Map<String, String> labels) {
        return new WatchedTarget(
                target, name, Optional.of(name + ".example.test"), Optional.of(pool), labels, List.of(), List.of());
    }

    public static WatchedTarget domain(String text) {
        return new WatchedTarget(
                new DomainTarget(text), text, Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of());
    }

    public static ListedCode code(String value, String category, Severity severity) {
        return new ListedCode(value, category.toUpperCase(Locale.ROOT), category, severity, Scope.IP);
    }

    public static Episode open(Target target, String list, Instant since, ListedCode... codes) {
        return new Episode(
                1,
                target,
                new SourceId(list),
                new Listing(List.of(codes), Optional.of("see https://bl.example.test/?ip=" + target.text())),
                since,
                since.plusSeconds(60),
                since.plusSeconds(600),
                true,
                false,
                1,
                Optional.empty());
    }

    public static Episode closed(Episode episode, Instant at) {
        return new Episode(
                episode.id(),
                episode.target(),
                episode.source(),
                episode.listing(),
                episode.firstSeen(),
                episode.openedAt(),
                episode.lastSeen(),
                true,
                false,
                1,
                Optional.of(new Episode.Closed(at, Episode.Reason.CLEARED)));
    }

    public static DnsblList list(String id, String operator, Severity worst, TargetKind... kinds) {
        return new DnsblList(
                new SourceId(id),
                id,
                "{key}." + id + ".example.test",
                Set.of(kinds),
                operator,
                Optional.empty(),
                1,
                List.of(new ReturnCode(
                        new CodeMatch.Range(0x7f000002L, 0x7f000002L),
                        "SPAM",
                        "spam",
                        ReturnCode.Polarity.LISTED,
                        worst,
                        Scope.IP)),
                Map.of(),
                new DnsblList.TestPoints(
                        Optional.of("127.0.0.2"),
                        Optional.of("127.0.0.1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                DnsblList.KeyNeed.NONE,
                new DnsblList.Terms(Optional.empty(), Optional.empty(), false, "free"),
                Duration.ofMinutes(5),
                new Removal(
                        "Ask on the page.",
                        Removal.Who.SELF,
                        Optional.of(URI.create("https://" + id + ".example.test/removal")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "free",
                        Optional.empty(),
                        Optional.empty()),
                new DnsblList.Status.Alive(),
                true,
                new DnsblList.Verified(LocalDate.of(2026, 11, 1), "made up"));
    }
}
