package dev.repwatch.checks.dnsbl.doctor;

import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dnsbl.DnsblCheck;
import dev.repwatch.checks.reputation.SourceHealth;
import dev.repwatch.checks.reputation.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Examines every configured resolver: with a handful of questions of its own, and by what the sentinel says of every list through
 * it, so that what the daemon does not believe is never called well here. Blocks; meant for the start, once a day and on demand.
 */
public final class ResolverDoctor {

    /** More texts say nothing new, and each costs its list a question. */
    private static final int TEXTS = 5;

    private final DnsClient dns;
    private final DnsblCheck check;
    private final LongSupplier nanos;
    private final RandomGenerator random;

    /**
     * @param check of the lists that are asked, by the same client
     * @param nanos monotonic time, such as {@code System::nanoTime}
     */
    public ResolverDoctor(DnsClient dns, DnsblCheck check, LongSupplier nanos, RandomGenerator random) {
        this.dns = dns;
        this.check = check;
        this.nanos = nanos;
        this.random = random;
    }

    /** Everything that is wrong; empty when all is well. Never throws for what a resolver does. */
    public List<DoctorFinding> examine() {
        List<Examination> alive = new ArrayList<>();
        List<DoctorFinding> findings = new ArrayList<>();
        for (String resolver : dns.resolvers()) {
            Examination examination = new Examination(dns, resolver, nanos, random);
            if (examination.alive()) {
                alive.add(examination);
            } else {
                findings.addAll(examination.findings());
            }
        }
        List<SourceHealth> lists = alive.isEmpty() ? List.of() : probed();
        alive.forEach(examination -> findings.addAll(examined(examination, lists)));
        if (dns.resolvers().size() == 1) {
            findings.add(new DoctorFinding(
                    dns.resolvers().get(0),
                    ResolverFault.ONLY_ONE,
                    "it is the only resolver: a confirmation must wait for a TTL"));
        }
        return findings;
    }

    private List<SourceHealth> probed() {
        List<CompletableFuture<SourceHealth>> asked =
                check.lists().stream().map(list -> check.probe(list.id())).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private List<DoctorFinding> examined(Examination examination, List<SourceHealth> lists) {
        examination.rewriting();
        ListFindings found = new ListFindings(examination.resolver(), lists);
        found.into(examination);
        List<SourceId> well = found.well().stream()
                .filter(list -> check.textOfTestPoint(list).isPresent())
                .limit(TEXTS)
                .toList();
        List<DnsQuestion> texts = well.stream()
                .flatMap(list -> check.textOfTestPoint(list).stream())
                .toList();
        examination.texts(texts, ListFindings.names(well));
        examination.tcp();
        examination.validating();
        return examination.findings();
    }
}
