package dev.repwatch.monitor.preflight.gather;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.monitor.preflight.Evidence;
import dev.repwatch.monitor.preflight.Known;
import dev.repwatch.monitor.preflight.Neighbours;
import dev.repwatch.monitor.preflight.ProbeResult;
import dev.repwatch.monitor.preflight.Registration;
import dev.repwatch.monitor.preflight.Remembered;
import dev.repwatch.monitor.preflight.ReverseName;
import inet.ipaddr.IPAddress;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Asks about an address what its evidence holds, cheapest first: what is reserved, ranges of clouds, own history, the lists,
 * the name, neighbours; a registry and receivers only when told to. Neighbours of one /24 are asked once.
 */
public final class EvidenceCollector {

    private static final String WEIGHTY = "spamhaus-zen";

    private final QuestionCount dns;
    private final List<ActiveList> lists;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Surveys surveys;
    private final Map<String, Optional<Neighbours>> sampled = new HashMap<>();

    public EvidenceCollector(
            DnsClient dns, List<ActiveList> lists, InstantSource clock, RandomGenerator random, Surveys surveys) {
        this.dns = new QuestionCount(dns);
        this.lists = List.copyOf(lists);
        this.clock = clock;
        this.random = random;
        this.surveys = surveys;
    }

    /**
     * What is known or asked besides DNS; each is empty where nobody knows.
     *
     * @param reserved what an address is reserved for
     * @param clouds published ranges
     * @param past what the own daemon holds of an address
     * @param registry asked only when the user wants it
     * @param probe connections to receivers, only when the user wants them
     */
    public record Surveys(
            Function<IPAddress, Optional<String>> reserved,
            Optional<CloudRanges> clouds,
            Function<IPAddress, Remembered> past,
            Function<IPAddress, Optional<Registration>> registry,
            Function<IPAddress, List<ProbeResult>> probe) {

        /** Nothing but what needs no network. */
        public static Surveys offline(Optional<CloudRanges> clouds) {
            return new Surveys(
                    ReservedRanges::of, clouds, ip -> Remembered.NOTHING, ip -> Optional.empty(), ip -> List.of());
        }
    }

    /** Questions to name servers so far, those of control points included. */
    public int questions() {
        return dns.asked();
    }

    public Evidence about(IPAddress address, boolean owned) {
        IpTarget target = new IpTarget(address.toInetAddress(), address.toCanonicalString());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<String> cloud =
                surveys.clouds().map(ranges -> ranges.cloudOf(address).orElse("none"));
        ListLook.Seen seen = new ListLook(dns, lists, clock, random).at(target);
        ReverseName name = new NameLook(dns)
                .of(address, cloud.map(CloudCustoms::nameCanBeSet).orElse(Known.UNKNOWN));
        Remembered past = surveys.past().apply(address);
        return new Evidence(
                target.text(),
                today,
                owned,
                seen.lists(),
                seen.listed(),
                neighbours(target, seen),
                name,
                cloud,
                cloud.flatMap(CloudCustoms::port25),
                surveys.reserved().apply(address),
                Known.UNKNOWN,
                surveys.registry().apply(address),
                past.history(),
                past.snds(),
                surveys.probe().apply(address),
                past.scores(),
                Optional.empty(),
                OptionalInt.empty(),
                Known.UNKNOWN);
    }

    /** Not when the weighty list does not answer for the address itself: it will not for others. */
    private Optional<Neighbours> neighbours(IpTarget target, ListLook.Seen seen) {
        if (!seen.knows(WEIGHTY)) {
            return Optional.empty();
        }
        String network = target.text().substring(0, Math.max(0, target.text().lastIndexOf('.')));
        return sampled.computeIfAbsent(network, net -> new NeighbourSample(dns, clock).around(target, samplers()));
    }

    private List<ActiveList> samplers() {
        List<ActiveList> weighty =
                lists.stream().filter(each -> each.id().value().equals(WEIGHTY)).toList();
        return Stream.concat(
                        weighty.stream(),
                        lists.stream().filter(each -> each.list().tier() == 2).limit(1))
                .limit(weighty.isEmpty() ? 0 : 2)
                .toList();
    }
}
