package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dns.DnsAnswer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a list that is known to be well says "not listed": which zones vouched for the absence of its clean controls.
 *
 * @param proven the controls were right this round
 * @param vouchers owners of the SOA records seen with them
 */
public record AbsenceProof(boolean proven, Set<String> vouchers) {

    public AbsenceProof {
        vouchers = Set.copyOf(vouchers);
    }

    /** Nothing is known of the list: only its own zone can say "not listed". */
    public static AbsenceProof unproven() {
        return new AbsenceProof(false, Set.of());
    }

    /** The controls were right; no zone is known to vouch yet. */
    static AbsenceProof ofTheWell() {
        return new AbsenceProof(true, Set.of());
    }

    AbsenceProof and(DnsAnswer.Absent absent) {
        Set<String> more = new HashSet<>(vouchers);
        absent.soaOwner().ifPresent(more::add);
        return new AbsenceProof(proven, more);
    }

    /** RFC 2308: the zone that says "no such name" must be the list's own, or the one its controls named. */
    boolean believes(DnsAnswer.Absent absent, ActiveList list) {
        Optional<String> owner = absent.soaOwner();
        return owner.map(it -> list.owns(it) || (proven && vouchers.contains(it)))
                .orElse(proven);
    }
}
