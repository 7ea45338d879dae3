package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.DnsblList.Status;
import dev.repwatch.checks.dnsbl.DnsblList.Terms;
import dev.repwatch.checks.dnsbl.DnsblList.TestPoints;
import dev.repwatch.checks.dnsbl.DnsblList.Verified;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists for tests, one detail at a time. */
public final class ListFixture {

    private final String zone;
    private Set<TargetKind> kinds = EnumSet.of(TargetKind.IPV4, TargetKind.IPV6);
    private final List<ReturnCode> codes = new ArrayList<>();
    private final Map<String, Cause> errors = new HashMap<>();
    private TestPoints test = new TestPoints(
            Optional.of("127.0.0.2"),
            Optional.of("127.0.0.1"),
            Optional.of("::ffff:7f00:2"),
            Optional.of("::ffff:7f00:1"),
            Optional.empty());
    private Terms terms = new Terms(Optional.empty(), Optional.empty(), false, "");
    private String operator = "An operator";
    private Duration minInterval = Duration.ZERO;
    private AskedName asks = AskedName.BOTH;

    private ListFixture(String zone) {
        this.zone = zone;
    }

    /** A list of addresses with 127.0.0.2 as its only code. */
    public static ListFixture at(String zone) {
        return new ListFixture(zone).code("127.0.0.2", "spam source", Polarity.LISTED);
    }

    public static ListFixture without(String zone) {
        return new ListFixture(zone);
    }

    public ListFixture kinds(TargetKind... these) {
        kinds = Set.of(these);
        return this;
    }

    public ListFixture domains() {
        test = new TestPoints(
                Optional.of("TEST"), Optional.of("INVALID"), Optional.empty(), Optional.empty(), Optional.empty());
        return kinds(TargetKind.DOMAIN);
    }

    /** Under which name domains are asked. */
    public ListFixture asks(AskedName name) {
        asks = name;
        return this;
    }

    public ListFixture code(String value, String name, Polarity polarity) {
        return code(value, value, name, polarity, Severity.MAJOR);
    }

    public ListFixture code(String low, String high, String name, Polarity polarity, Severity severity) {
        codes.add(new ReturnCode(
                new CodeMatch.Range(number(low), number(high)), name, "spam", polarity, severity, Scope.IP));
        return this;
    }

    public ListFixture bit(int bit, String name) {
        codes.add(new ReturnCode(new CodeMatch.Bit(bit), name, "spam", Polarity.LISTED, Severity.MAJOR, Scope.DOMAIN));
        return this;
    }

    public ListFixture error(String value, Cause cause) {
        errors.put(value, cause);
        return this;
    }

    public ListFixture test(TestPoints points) {
        test = points;
        return this;
    }

    public ListFixture terms(Terms value) {
        terms = value;
        return this;
    }

    public ListFixture operator(String value) {
        operator = value;
        return this;
    }

    public ListFixture minInterval(Duration value) {
        minInterval = value;
        return this;
    }

    public DnsblList list() {
        String id = zone.replace("{key}.", "").replace('.', '-');
        return new DnsblList(
                new SourceId(id),
                "The list at " + zone,
                zone,
                kinds,
                operator,
                Optional.empty(),
                2,
                codes,
                errors,
                test,
                Optional.empty(),
                zone.contains("{key}") ? KeyNeed.KEY_IN_ZONE : KeyNeed.NONE,
                terms,
                minInterval,
                new Removal(
                        "Ask.",
                        Removal.Who.SELF,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "free",
                        Optional.empty(),
                        Optional.empty()),
                new Status.Alive(),
                true,
                new Verified(LocalDate.of(2026, 11, 24), "test"),
                new ListDetails(Optional.empty(), "en", Set.of(), Map.of(), Map.of(), asks, Optional.empty()));
    }

    public ActiveList active() {
        return ActiveList.of(list(), Optional.empty());
    }

    public ActiveList active(String key) {
        return ActiveList.of(list(), Optional.of(new Secret(key)));
    }

    private static long number(String address) {
        long value = 0;
        for (String octet : address.split("\\.", -1)) {
            value = value * 256 + Integer.parseInt(octet);
        }
        return value;
    }
}
