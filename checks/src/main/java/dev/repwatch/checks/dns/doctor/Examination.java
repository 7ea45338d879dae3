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
    private static final String KNOWN_DOMAIN = NxdomainRewrite.KNOWN_DOMAIN;
    /** Kept broken on purpose by its owners: only a resolver that does not validate has an address for it. */
    private static final String BROKEN_SIGNATURE = "dnssec-failed.org";

    private final DnsClient dns;
    private final String resolver;
    private final List<KnownAnswer> knownAnswers;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final List<DoctorFinding> findings = new ArrayList<>();

    Examination(
            DnsClient dns,
            String resolver,
            List<KnownAnswer> knownAnswers,
            LongSupplier nanos,
            RandomGenerator random) {
        this.dns = dns;
        this.resolver = resolver;
        this.knownAnswers = knownAnswers;
        this.nanos = nanos;
        this.random = random;
    }

    List<DoctorFinding> findings() {
        PublicResolvers.operator(resolver)
                .ifPresent(operator -> found(ResolverFault.PUBLIC, "it is the public resolver of " + operator));
        if (!alive()) {
            return findings;
        }
        rewriting();
        List<KnownAnswer> seen = knownAnswers.stream().filter(this::listed).toList();
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
                found(ResolverFault.SLOW, "it took " + took.toMillis() + " ms for one answer");
            }
            return true;
        }
        boolean refused = failed.cause() == Cause.REFUSED;
        found(
                refused ? ResolverFault.REFUSES_US : ResolverFault.SILENT,
                "asked about " + KNOWN_DOMAIN + ": " + failed.detail());
        return false;
    }

    private void rewriting() {
        NxdomainRewrite.seen(
                        dns.askOf(resolver, NxdomainRewrite.question(random)).join())
                .ifPresent(seen -> found(ResolverFault.REWRITES_NXDOMAIN, seen));
    }

    /** True when the list's test point comes through as listed; says so when the list refuses the resolver. */
    private boolean listed(KnownAnswer knownAnswer) {
        DnsAnswer answer = ask(knownAnswer.name(), RecordType.A);
        Optional<String> refusal = answer.match(
                records -> records.values().stream()
                        .filter(knownAnswer.refusals()::contains)
                        .findFirst(),
                absent -> Optional.of("\"not listed\" for its own test point"),
                failed -> failed.cause() == Cause.REFUSED ? Optional.of("REFUSED") : Optional.empty());
        refusal.ifPresent(
                said -> found(ResolverFault.REFUSED_BY_LISTS, knownAnswer.list() + " answers it with " + said));
        return refusal.isEmpty() && answer instanceof DnsAnswer.Records;
    }

    private void texts(List<KnownAnswer> seen) {
        boolean some = seen.stream()
                .anyMatch(knownAnswer -> ask(knownAnswer.name(), RecordType.TXT) instanceof DnsAnswer.Records);
        if (!seen.isEmpty() && !some) {
            found(ResolverFault.NO_TXT, "no TXT record came back from " + names(seen));
        }
    }

    private void ipv6(List<KnownAnswer> seen) {
        List<KnownAnswer> able = seen.stream()
                .filter(knownAnswer -> knownAnswer.name6().isPresent())
                .toList();
        boolean some = able.stream()
                .anyMatch(knownAnswer ->
                        ask(knownAnswer.name6().orElseThrow(), RecordType.A) instanceof DnsAnswer.Records);
        if (!able.isEmpty() && !some) {
            found(ResolverFault.NO_IPV6_LISTS, "no IPv6 test point came back from " + names(able));
        }
    }

    private void tcp() {
        DnsAnswer answer = dns.askOverTcp(resolver, new DnsQuestion(KNOWN_DOMAIN, RecordType.SOA))
                .join();
        if (answer instanceof DnsAnswer.Failed failed) {
            found(ResolverFault.NO_TCP, "over TCP: " + failed.detail());
        }
    }

    private void validating() {
        if (ask(BROKEN_SIGNATURE, RecordType.A) instanceof DnsAnswer.Records) {
            found(ResolverFault.NOT_VALIDATING, "it believes " + BROKEN_SIGNATURE + ", whose signature is wrong");
        }
    }

    private DnsAnswer ask(String name, RecordType type) {
        return dns.askOf(resolver, new DnsQuestion(name, type)).join();
    }

    private void found(ResolverFault resolverFault, String seen) {
        findings.add(new DoctorFinding(resolver, resolverFault, seen));
    }

    private static String names(List<KnownAnswer> knownAnswers) {
        return String.join(", ", knownAnswers.stream().map(KnownAnswer::list).toList());
    }
}
