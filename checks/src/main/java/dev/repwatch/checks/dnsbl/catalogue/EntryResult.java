package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import java.util.List;
import java.util.Optional;

/** What reading one entry came to. */
public sealed interface EntryResult {

    record Good(DnsblList entry) implements EntryResult {}

    /** @param found all of them, in the order of the file; at least one */
    record Bad(List<EntryProblem> found) implements EntryResult {
        public Bad {
            found = List.copyOf(found);
        }
    }

    default Optional<DnsblList> list() {
        return this instanceof Good it ? Optional.of(it.entry()) : Optional.empty();
    }

    default List<EntryProblem> problems() {
        return this instanceof Bad it ? it.found() : List.of();
    }
}
