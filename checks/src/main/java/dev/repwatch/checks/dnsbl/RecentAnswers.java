package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Listing;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers that still hold, so that nobody is asked twice within a TTL or a list's minimum interval; and the texts of listings,
 * so that a text is asked for when a listing opens or its codes change, and not again. Thread-safe.
 */
final class RecentAnswers {

    private final Map<Target, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<SourceId, RecentListAnswers> lists = new ConcurrentHashMap<>();

    private final RegistrableDomains registrable = new RegistrableDomains();

    /** Worked out once a domain, for all lists. */
    RegistrableDomains registrable() {
        return registrable;
    }

    /** The number under which answers about this target are kept; the same for all lists. */
    int number(Target target) {
        Integer known = numbers.get(target);
        return known == null ? numbered(target) : known;
    }

    private synchronized int numbered(Target target) {
        return numbers.computeIfAbsent(target, fresh -> numbers.size());
    }

    /** A list of that name that is another than before begins anew. */
    RecentListAnswers of(DnsblList list) {
        return lists.compute(
                list.id(), (id, known) -> known != null && known.isOf(list) ? known : new RecentListAnswers(list));
    }

    boolean knows(DnsblList list, Target target) {
        return of(list).about(number(target), target).isPresent();
    }

    Optional<Listing> same(DnsblList list, Target target, Listing listing) {
        return of(list).same(number(target), listing);
    }

    /** An unwell list may have told lies before it was noticed. */
    void forget(SourceId list) {
        Optional.ofNullable(lists.get(list)).ifPresent(RecentListAnswers::forget);
    }

    /** No answer from before holds any longer; texts do. */
    void askAnew(Instant from) {
        lists.values().forEach(list -> list.askAnew(from));
    }
}
