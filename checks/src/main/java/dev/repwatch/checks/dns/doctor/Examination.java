package dev.repwatch.checks.dns.doctor;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** One resolver's examination. */
final class Examination {

    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final String KNOWN_DOMAIN = Rewriting.KNOWN_DOMAIN;
    /** Kept broken on purpose by its owners: only a resolver that does not validate has an address for it. */
    private static final String BROKEN_SIGNATURE = "dnssec-failed.org";

    private final DnsClient dns;
    private final String resolver;
    private final List<Landmark> landmarks;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final List<DoctorFinding> findings = new ArrayList<>();

    Examination(DnsClient dns, String resolver, List<Landmark> landmarks, LongSupplier nanos, RandomGenerator random) {
        this.dns = dns;
        this.resolver = resolver;
        this.landmarks = landmarks;
        this.nanos = nanos;
        this.random = random;
    }

    List<DoctorFinding> findings() {
        PublicResolvers.operator(resolver)
                .ifPresent(operator -> found(Ailment.PUBLIC, "it is the public resolver of " + operator));
        if (!alive()) {
            return findings;
        }
        rewriting();
        List<Landmark> seen = landmarks.stream().filter(this::listed).toList();
        texts(seen);
        ipv6(seen);
        tcp();
        validating();
        return findings;
    }

    /** A name that does not exist below a domain that does: every resolver can say so. */
    private boolean alive() {
        long before = nanos.getAsLong();
        DnsAnswer answer = ask(KNOWN_DOMAIN, RecordType.SOA);
        Duration took = Duration.ofNanos(nanos.getAsLong() - before);
        if (!(answer instanceof DnsAnswer.Failed failed)) {
            if (took.compareTo(SLOW) > 0) {
                found(Ailment.SLOW, "it took " + took.toMillis() + " ms for one answer");
            }
            return true;
        }
        boolean refused = failed.cause() == Cause.REFUSED;
        found(refused ? Ailment.REFUSES_US : Ailment.SILENT, "asked about " + KNOWN_DOMAIN + ": " + failed.detail());
        return false;
    }

    private void rewriting() {
        Rewriting.seen(dns.askOf(resolver, Rewriting.question(random)).join())
                .ifPresent(seen -> found(Ailment.REWRITES_NXDOMAIN, seen));
    }

    /** True when the list's test point comes through as listed; says so when the list refuses the resolver. */
    private boolean listed(Landmark landmark) {
        DnsAnswer answer = ask(landmark.name(), RecordType.A);
        Optional<String> refusal = answer.match(
                records -> records.values().stream()
                        .filter(landmark.refusals()::contains)
                        .findFirst(),
                absent -> Optional.of("\"not listed\" for its own test point"),
                failed -> failed.cause() == Cause.REFUSED ? Optional.of("REFUSED") : Optional.empty());
        refusal.ifPresent(said -> found(Ailment.REFUSED_BY_LISTS, landmark.list() + " answers it with " + said));
        return refusal.isEmpty() && answer instanceof DnsAnswer.Records;
    }

    private void texts(List<Landmark> seen) {
        boolean some =
                seen.stream().anyMatch(landmark -> ask(landmark.name(), RecordType.TXT) instanceof DnsAnswer.Records);
        if (!seen.isEmpty() && !some) {
            found(Ailment.NO_TXT, "no TXT record came back from " + names(seen));
        }
    }

    private void ipv6(List<Landmark> seen) {
        List<Landmark> able =
                seen.stream().filter(landmark -> landmark.name6().isPresent()).toList();
        boolean some = able.stream()
                .anyMatch(landmark -> ask(landmark.name6().orElseThrow(), RecordType.A) instanceof DnsAnswer.Records);
        if (!able.isEmpty() && !some) {
            found(Ailment.NO_IPV6_LISTS, "no IPv6 test point came back from " + names(able));
        }
    }

    private void tcp() {
        DnsAnswer answer = dns.askOverTcp(resolver, new DnsQuestion(KNOWN_DOMAIN, RecordType.SOA))
                .join();
        if (answer instanceof DnsAnswer.Failed failed) {
            found(Ailment.NO_TCP, "over TCP: " + failed.detail());
        }
    }

    private void validating() {
        if (ask(BROKEN_SIGNATURE, RecordType.A) instanceof DnsAnswer.Records) {
            found(Ailment.NOT_VALIDATING, "it believes " + BROKEN_SIGNATURE + ", whose signature is wrong");
        }
    }

    private DnsAnswer ask(String name, RecordType type) {
        return dns.askOf(resolver, new DnsQuestion(name, type)).join();
    }

    private void found(Ailment ailment, String seen) {
        findings.add(new DoctorFinding(resolver, ailment, seen));
    }

    private static String names(List<Landmark> landmarks) {
        return String.join(", ", landmarks.stream().map(Landmark::list).toList());
    }
}
