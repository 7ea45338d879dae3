package dev.repwatch.monitor.notify;

import dev.repwatch.checks.dnsbl.CodeMatch;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists for tests. */
public final class Lists {

    public static final Removal SELF_SERVICE = new Removal(
            "Use the lookup page and press the button.",
            Removal.Who.SELF,
            Optional.of(URI.create("https://bl.example.test/remove")),
            Optional.of("https://bl.example.test/remove?ip={target}"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofHours(24)),
            "free",
            Optional.of("the cause is fixed"),
            Optional.of("repeated requests are ignored"));

    private Lists() {}

    public static DnsblList list(String id, String title, int tier, Removal removal) {
        return new DnsblList(
                new SourceId(id),
                title,
                id + ".test",
                Set.of(TargetKind.IPV4, TargetKind.IPV6, TargetKind.DOMAIN),
                "Example operator",
                Optional.of(URI.create("https://" + id + ".example.test/")),
                tier,
                List.of(new ReturnCode(
                        new CodeMatch.Range(0x7f000002L, 0x7f000002L),
                        "spam source",
                        "spam",
                        ReturnCode.Polarity.LISTED,
                        Severity.CRITICAL,
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
                removal,
                new DnsblList.Status.Alive(),
                true,
                new DnsblList.Verified(LocalDate.parse("2026-11-24"), "test"));
    }
}
