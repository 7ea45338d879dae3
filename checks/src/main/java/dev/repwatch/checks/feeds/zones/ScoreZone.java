package dev.repwatch.checks.feeds.zones;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.IpTarget;
import dev.repwatch.checks.reputation.Target;
import inet.ipaddr.IPAddressString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Asks a zone that answers with a value instead of a listing: the reversed address and the zone (RFC 5782 section 2.1),
 * an A record in 127/8 whose octets are the value.
 */
final class ScoreZone {

    private final DnsClient dns;
    private final String zone;

    /** Reads the answers of one zone. */
    interface OctetReader {

        /** @throws FeedFailure when the answer is a refusal or means nothing we know */
        void records(Target target, List<Octets> answers, FeedResult.Builder result) throws FeedFailure;

        /** The zone says nothing about the target. */
        default void absent(Target target, FeedResult.Builder result) {}

        /** Every answer is in. */
        default void finished(FeedResult.Builder result) {}
    }

    /** The three octets after 127. */
    record Octets(int b, int c, int d) {

        static Octets of(String address) throws FeedFailure {
            IPAddressString text = new IPAddressString(address);
            byte[] bytes = text.isIPv4() ? text.getAddress().getBytes() : new byte[4];
            if (bytes[0] != 127) {
                throw FeedFailure.badAnswer("the zone answered with an address outside 127/8");
            }
            return new Octets(bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff);
        }

        String text() {
            return "127." + b + "." + c + "." + d;
        }
    }

    ScoreZone(DnsClient dns, String zone) {
        this.dns = dns;
        this.zone = zone;
    }

    /**
     * Asks about every subject at once; the client bounds what is in flight.
     *
     * @throws FeedFailure when no answer at all was usable
     */
    void ask(FeedQuery feedQuery, OctetReader octetReader, FeedResult.Builder result) throws FeedFailure {
        Map<Target, CompletableFuture<DnsAnswer>> asked = new LinkedHashMap<>();
        feedQuery.subjects().stream()
                .map(FeedSubject::target)
                .forEach(target -> asked.put(target, dns.ask(new DnsQuestion(name(target), RecordType.A))));
        FeedFailure last = null;
        int usable = 0;
        for (Map.Entry<Target, CompletableFuture<DnsAnswer>> it : asked.entrySet()) {
            try {
                take(it.getKey(), it.getValue().join(), octetReader, result);
                usable++;
            } catch (FeedFailure failure) {
                last = failure;
                result.unknown(it.getKey(), failure);
            }
        }
        if (usable == 0 && last != null) {
            throw last;
        }
    }

    private static void take(Target target, DnsAnswer answer, OctetReader octetReader, FeedResult.Builder result)
            throws FeedFailure {
        if (answer instanceof DnsAnswer.Records records) {
            List<Octets> octets = new ArrayList<>();
            for (String value : records.values()) {
                octets.add(Octets.of(value));
            }
            refused(octets);
            octetReader.records(target, octets, result);
        } else if (answer instanceof DnsAnswer.Failed failed) {
            throw new FeedFailure(failed.cause(), failed.detail());
        } else {
            octetReader.absent(target, result);
        }
    }

    /** 127.255.255.x is how operators say that the question itself is refused (Spamhaus notice of 2019, Validity). */
    private static void refused(List<Octets> octets) throws FeedFailure {
        for (Octets it : octets) {
            if (it.b() == 255 && it.c() == 255) {
                throw new FeedFailure(Cause.NOT_REGISTERED, "the zone refuses this resolver (" + it.text() + ")");
            }
        }
    }

    private String name(Target target) {
        String reverse =
                new IPAddressString(((IpTarget) target).text()).getAddress().toReverseDNSLookupString();
        String labels = reverse.replaceFirst("\\.(in-addr|ip6)\\.arpa\\.?$", "");
        return labels + "." + zone;
    }

    static FeedFailure undocumented(Octets answer) {
        return new FeedFailure(
                Cause.UNDOCUMENTED_CODE, "the zone answered " + answer.text() + ", which is not documented");
    }
}
