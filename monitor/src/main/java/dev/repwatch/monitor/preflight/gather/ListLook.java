package dev.repwatch.monitor.preflight.gather;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.ListedCode;
import dev.repwatch.checks.reputation.Observation;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.monitor.preflight.Listed;
import dev.repwatch.monitor.preflight.Listed.Covers;
import dev.repwatch.monitor.preflight.Lists;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Looks an address up on every list that takes its kind, each list only as far as its control points are right. */
final class ListLook {

    /** What lists said. */
    record Seen(Lists lists, List<Listed> listed) {

        boolean knows(String list) {
            return !lists.tier1Unknown().contains(list);
        }
    }

    private final DnsClient dns;
    private final List<ActiveList> lists;
    private final InstantSource clock;
    private final RandomGenerator random;

    ListLook(DnsClient dns, List<ActiveList> lists, InstantSource clock, RandomGenerator random) {
        this.dns = dns;
        this.lists = lists;
        this.clock = clock;
        this.random = random;
    }

    Seen at(IpTarget target) {
        List<ActiveList> fitting = lists.stream()
                .filter(each -> each.list().kinds().contains(target.kind()))
                .toList();
        Queue<Observation> found = new ConcurrentLinkedQueue<>();
        new DnsblCheck(dns, fitting, clock, random).sweep(List.of(target), health -> {}, found::add);
        List<Observation> known = found.stream().filter(ListLook::isKnown).toList();
        List<String> silent = fitting.stream()
                .filter(each -> each.list().tier() == 1)
                .filter(each -> known.stream().noneMatch(it -> it.source().equals(each.id())))
                .map(each -> each.id().value())
                .toList();
        List<Listed> listed = known.stream().flatMap(this::listed).toList();
        return new Seen(new Lists(fitting.size(), known.size(), silent), listed);
    }

    private static boolean isKnown(Observation observation) {
        return !(observation.finding() instanceof Finding.Unknown);
    }

    private Stream<Listed> listed(Observation observation) {
        return lists.stream()
                .filter(each -> each.id().equals(observation.source()))
                .map(ActiveList::list)
                .flatMap(list -> entries(list, observation.finding()));
    }

    private static Stream<Listed> entries(DnsblList list, Finding finding) {
        return finding.match(
                listed -> listed.listing().codes().stream().map(code -> entry(list, code)),
                not -> Stream.empty(),
                scored -> welcomes(list)
                        ? Stream.of(new Listed(list.id().value(), "welcome", list.tier(), Covers.WELCOME))
                        : Stream.empty(),
                graded -> Stream.empty(),
                unknown -> Stream.empty());
    }

    private static boolean welcomes(DnsblList list) {
        return list.codes().stream().anyMatch(code -> code.polarity() == Polarity.WELCOME);
    }

    private static Listed entry(DnsblList list, ListedCode code) {
        Covers covers = code.category().equals("policy") ? Covers.POLICY : covers(code.scope());
        return new Listed(list.id().value(), code.name(), list.tier(), covers);
    }

    private static Covers covers(Scope scope) {
        return switch (scope) {
            case IP, DOMAIN -> Covers.ADDRESS;
            case CIDR24 -> Covers.RANGE;
            case V6_64 -> Covers.V6_64;
            case ASN -> Covers.NETWORK;
        };
    }
}
