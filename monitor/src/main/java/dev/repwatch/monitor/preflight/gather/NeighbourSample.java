package dev.repwatch.monitor.preflight.gather;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dnsbl.AbsenceProof;
import dev.repwatch.checks.dnsbl.ActiveList;
import dev.repwatch.checks.dnsbl.Decoder;
import dev.repwatch.checks.dnsbl.QueryNames;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.TargetKind;
import dev.repwatch.monitor.preflight.Neighbours;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Asks two lists about sixteen addresses spread over the same /24: 32 questions at most, never the whole range. The first
 * list's answers count; the second's are evidence of what else is around.
 */
final class NeighbourSample {

    /** The most that one check asks about neighbours. */
    static final int BUDGET = 32;

    private static final int ADDRESSES = 16;
    private static final int STEP = 15;

    private final DnsClient dns;
    private final InstantSource clock;

    NeighbourSample(DnsClient dns, InstantSource clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /** @param lists the one that counts, and at most one more; empty when none can be asked, or for IPv6 */
    Optional<Neighbours> around(IpTarget target, List<ActiveList> lists) {
        if (target.kind() != TargetKind.IPV4 || lists.isEmpty()) {
            return Optional.empty();
        }
        List<IpTarget> near = near(target);
        List<List<CompletableFuture<Finding>>> asked = lists.stream()
                .limit(BUDGET / ADDRESSES)
                .map(list -> ask(list, near))
                .toList();
        List<Finding> weighty =
                asked.get(0).stream().map(CompletableFuture::join).toList();
        asked.forEach(each -> each.forEach(CompletableFuture::join));
        int answered = (int) weighty.stream().filter(NeighbourSample::known).count();
        int listed = (int) weighty.stream().filter(NeighbourSample::abused).count();
        return Optional.of(new Neighbours(answered, listed));
    }

    private List<CompletableFuture<Finding>> ask(ActiveList list, List<IpTarget> near) {
        Decoder decoder = new Decoder(list);
        List<CompletableFuture<Finding>> asked = new ArrayList<>();
        for (IpTarget each : near) {
            QueryNames.of(each, list.zone().reveal())
                    .ifPresent(name -> asked.add(dns.ask(new DnsQuestion(name, RecordType.A))
                            .thenApply(answer -> decoder.decode(
                                    answer, TargetKind.IPV4, AbsenceProof.unproven(), clock.instant()))));
        }
        return asked;
    }

    private static boolean known(Finding finding) {
        return !(finding instanceof Finding.Unknown);
    }

    /** A policy entry says how a range is used, not that somebody misused it. */
    private static boolean abused(Finding finding) {
        return finding.match(
                listed -> listed.listing().codes().stream()
                        .anyMatch(code -> !code.category().equals("policy")),
                not -> false,
                scored -> false,
                graded -> false,
                unknown -> false);
    }

    /** Always the same ones: neither the network's nor the broadcast address, nor the address itself. */
    private static List<IpTarget> near(IpTarget target) {
        byte[] octets = target.address().getAddress();
        int own = Byte.toUnsignedInt(octets[3]);
        return IntStream.range(0, ADDRESSES)
                .map(number -> 8 + number * STEP)
                .map(host -> host == own ? host + 1 : host)
                .mapToObj(host -> with(octets, host))
                .toList();
    }

    private static IpTarget with(byte[] octets, int host) {
        byte[] other = octets.clone();
        other[3] = (byte) host;
        try {
            InetAddress address = InetAddress.getByAddress(other);
            return new IpTarget(address, address.getHostAddress());
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("four octets are an address", wrongLength);
        }
    }
}
