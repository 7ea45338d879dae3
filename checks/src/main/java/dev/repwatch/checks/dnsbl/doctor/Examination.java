package dev.repwatch.checks.dnsbl.doctor;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dnsbl.NxdomainRewrite;
import dev.repwatch.checks.reputation.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** One resolver's examination, but for the lists. */
final class Examination {

    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final String KNOWN_DOMAIN = NxdomainRewrite.KNOWN_DOMAIN;
    /** Kept broken on purpose by its owners: only a resolver that does not validate has an address for it. */
    private static final String BROKEN_SIGNATURE = "dnssec-failed.org";

    private final DnsClient dns;
    private final String resolver;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final List<DoctorFinding> findings = new ArrayList<>();

    Examination(DnsClient dns, String resolver, LongSupplier nanos, RandomGenerator random) {
        this.dns = dns;
        this.resolver = resolver;
        this.nanos = nanos;
        this.random = random;
    }

    String resolver() {
        return resolver;
    }

    /** @return false when it answers nothing, so that it is no use to ask it more */
    boolean alive() {
        PublicResolvers.operator(resolver)
                .ifPresent(operator -> found(ResolverFault.PUBLIC, "it is the public resolver of " + operator));
        long before = nanos.getAsLong();
        DnsAnswer answer = ask(KNOWN_DOMAIN, RecordType.SOA);
        Duration took = Duration.ofNanos(nanos.getAsLong() - before);
        if (!(answer instanceof DnsAnswer.Failed failed)) {
            if (took.compareTo(SLOW) > 0) {
                found(ResolverFault.SLOW, "it took " + took.toMillis() + " ms for one answer");
            }
            return true;
        }
        if (failed.cause() == Cause.BAD_ANSWER) {
            // it does answer: what it makes up is the fault, as the lists' own controls say too
            rewriting();
            if (finding(ResolverFault.REWRITES_NXDOMAIN).isPresent()) {
                return false;
            }
        }
        boolean refused = failed.cause() == Cause.REFUSED;
        found(
                refused ? ResolverFault.REFUSES_US : ResolverFault.SILENT,
                "asked about " + KNOWN_DOMAIN + ": " + failed.detail());
        return false;
    }

    /** A name that does not exist below a domain that does: every resolver can say so. */
    void rewriting() {
        NxdomainRewrite.seen(
                        dns.askOf(resolver, NxdomainRewrite.question(random)).join())
                .ifPresent(seen -> found(ResolverFault.REWRITES_NXDOMAIN, seen));
    }

    void texts(List<DnsQuestion> ofTestPoints, String lists) {
        boolean some = ofTestPoints.stream()
                .anyMatch(question -> dns.askOf(resolver, question).join() instanceof DnsAnswer.Records);
        if (!ofTestPoints.isEmpty() && !some) {
            found(ResolverFault.NO_TXT, "no TXT record came back from " + lists);
        }
    }

    void tcp() {
        DnsAnswer answer = dns.askOverTcp(resolver, new DnsQuestion(KNOWN_DOMAIN, RecordType.SOA))
                .join();
        if (answer instanceof DnsAnswer.Failed failed) {
            found(ResolverFault.NO_TCP, failed.detail());
        }
    }

    void validating() {
        if (ask(BROKEN_SIGNATURE, RecordType.A) instanceof DnsAnswer.Records) {
            found(ResolverFault.NOT_VALIDATING, "it believes " + BROKEN_SIGNATURE + ", whose signature is wrong");
        }
    }

    void found(ResolverFault fault, String seen) {
        findings.add(new DoctorFinding(resolver, fault, seen));
    }

    Optional<DoctorFinding> finding(ResolverFault fault) {
        return findings.stream().filter(finding -> finding.fault() == fault).findFirst();
    }

    List<DoctorFinding> findings() {
        return List.copyOf(findings);
    }

    private DnsAnswer ask(String name, RecordType type) {
        return dns.askOf(resolver, new DnsQuestion(name, type)).join();
    }
}
