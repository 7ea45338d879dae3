package dev.repwatch.checks.dns.doctor;

import java.util.Optional;
import java.util.Set;

/**
 * A name with a known answer: the listed test point of a list.
 *
 * @param list its id, for people
 * @param name of the IPv4 or domain test point; may hold a key, so it is only ever asked, never shown
 * @param name6 of the IPv6 test point
 * @param refusals answers by which the list refuses a resolver
 */
public record KnownAnswer(String list, String name, Optional<String> name6, Set<String> refusals) {

    public KnownAnswer {
        refusals = Set.copyOf(refusals);
    }

    /** The name is not shown: it may hold a key. */
    @Override
    public String toString() {
        return "KnownAnswer[" + list + "]";
    }
}
