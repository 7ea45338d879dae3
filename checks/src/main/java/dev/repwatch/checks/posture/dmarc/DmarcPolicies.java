package dev.repwatch.checks.posture.dmarc;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.reputation.Cause;
import java.util.Locale;
import java.util.Optional;

/** Finds the policy for a domain (RFC 9989 section 4.10.1). */
public final class DmarcPolicies {

    private DmarcPolicies() {}

    /** @param domain of the header From, A-labels */
    public static DmarcPolicy of(String domain, Answers answers) {
        String name = domain.toLowerCase(Locale.ROOT);
        DmarcLookup own = DmarcLookup.at(name, answers);
        if (own.cause().isPresent()) {
            return new DmarcPolicy.Unclear(own.cause().get(), own.name(), 1);
        }
        TreeWalk walk = TreeWalk.from(name, answers);
        return own.record().isPresent() ? ofRecord(own, walk, 1, answers) : inherited(walk, answers);
    }

    private static DmarcPolicy inherited(TreeWalk walk, Answers answers) {
        int queries = walk.steps().size();
        if (walk.cause().isPresent()) {
            DmarcLookup last = walk.steps().get(queries - 1);
            return new DmarcPolicy.Unclear(walk.cause().get(), last.name(), queries);
        }
        int several = walk.steps().stream()
                .mapToInt(DmarcLookup::count)
                .filter(count -> count > 1)
                .findFirst()
                .orElse(0);
        return walk.policyRecord()
                .map(step -> ofRecord(step, walk, queries, answers))
                .orElseGet(() -> new DmarcPolicy.NoRecord(Optional.empty(), several, walk, queries));
    }

    private static DmarcPolicy ofRecord(DmarcLookup step, TreeWalk walk, int queries, Answers answers) {
        DmarcRecord record = step.record().orElseThrow();
        if (!record.sound() && !record.reports()) {
            return new DmarcPolicy.NoRecord(Optional.of(step), 0, walk, queries);
        }
        if (!record.sound()) {
            return applies(step, walk, "p", Policy.NONE, queries);
        }
        if (step.domain().equals(walk.domain())) {
            return applies(step, walk, "p", record.policy("p").orElseThrow(), queries);
        }
        return ofSubdomain(step, record, walk, queries, answers);
    }

    /** {@code np} for a name that does not exist, else {@code sp}, else {@code p}. */
    private static DmarcPolicy ofSubdomain(
            DmarcLookup step, DmarcRecord record, TreeWalk walk, int queries, Answers answers) {
        Optional<Policy> sp = record.policy("sp");
        Policy existing = sp.or(() -> record.policy("p")).orElseThrow();
        String tag = sp.isPresent() ? "sp" : "p";
        Optional<Policy> np = record.policy("np");
        if (np.isEmpty()) {
            return applies(step, walk, tag, existing, queries);
        }
        DnsAnswer exists = answers.of(walk.domain(), RecordType.MX);
        if (exists instanceof DnsAnswer.Failed failed) {
            return np.get() == existing
                    ? applies(step, walk, tag, existing, queries)
                    : new DmarcPolicy.Unclear(failed.cause(), walk.domain(), queries);
        }
        boolean missing = exists instanceof DnsAnswer.Absent absent && absent.nxdomain();
        return missing ? applies(step, walk, "np", np.get(), queries) : applies(step, walk, tag, existing, queries);
    }

    private static DmarcPolicy applies(DmarcLookup step, TreeWalk walk, String tag, Policy policy, int queries) {
        DmarcRecord record = step.record().orElseThrow();
        Optional<String> organisation = walk.cause().isPresent() ? Optional.empty() : Optional.of(walk.organisation());
        Policy effective = record.testing() ? policy.weaker() : policy;
        return new DmarcPolicy.Applies(record, step.domain(), organisation, tag, policy, effective, queries);
    }

    /** For who needs only the organisation: empty with the cause when the walk came to no end. */
    public static Organisation organisation(String domain, Answers answers) {
        TreeWalk walk = TreeWalk.from(domain, answers);
        return new Organisation(
                walk.cause().isPresent() ? Optional.empty() : Optional.of(walk.organisation()), walk.cause());
    }

    /** Either of the two. */
    public record Organisation(Optional<String> domain, Optional<Cause> cause) {}
}
