package dev.repwatch.checks.dns.doctor;

import dev.repwatch.checks.dns.DnsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Examines every configured resolver with a handful of questions. Blocks; meant for the start, once a day and on demand. */
public final class ResolverDoctor {

    /** More known answers say nothing new, and each costs its list questions. */
    private static final int MAX_LANDMARKS = 5;

    private final DnsClient dns;
    private final List<KnownAnswer> knownAnswers;
    private final LongSupplier nanos;
    private final RandomGenerator random;

    /**
     * @param knownAnswers test points of the lists that are asked, the weightiest first
     * @param nanos monotonic time, such as {@code System::nanoTime}
     */
    public ResolverDoctor(DnsClient dns, List<KnownAnswer> knownAnswers, LongSupplier nanos, RandomGenerator random) {
        this.dns = dns;
        this.knownAnswers = knownAnswers.stream().limit(MAX_LANDMARKS).toList();
        this.nanos = nanos;
        this.random = random;
    }

    /** Everything that is wrong; empty when all is well. Never throws for what a resolver does. */
    public List<DoctorFinding> examine() {
        List<DoctorFinding> findings = new ArrayList<>();
        for (String resolver : dns.resolvers()) {
            findings.addAll(new Examination(dns, resolver, knownAnswers, nanos, random).findings());
        }
        if (dns.resolvers().size() == 1) {
            findings.add(new DoctorFinding(
                    dns.resolvers().get(0),
                    ResolverFault.ONLY_ONE,
                    "it is the only resolver: a confirmation must wait for a TTL"));
        }
        return findings;
    }
}
