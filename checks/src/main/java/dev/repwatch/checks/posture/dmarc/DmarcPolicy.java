package dev.repwatch.checks.posture.dmarc;

import dev.repwatch.checks.reputation.Cause;
import java.util.Optional;
import java.util.function.Function;

/** What DMARC says for a domain. */
public sealed interface DmarcPolicy {

    /** Questions for policies: the own name, or the whole walk. */
    int queries();

    /**
     * A record applies.
     *
     * @param record the one
     * @param recordAt the domain it stands at
     * @param organisation the organisational domain; empty when the walk came to no end, which does not hide the own record
     * @param tag which tag speaks: {@code p}, {@code sp} or {@code np}
     * @param policy what it says
     * @param effective what receivers do: weaker by one step in test mode
     */
    record Applies(
            DmarcRecord record,
            String recordAt,
            Optional<String> organisation,
            String tag,
            Policy policy,
            Policy effective,
            int queries)
            implements DmarcPolicy {}

    /**
     * No record applies: as if there were no DMARC.
     *
     * @param unusable the record that would apply, were it not for its policy
     * @param several how many records stand at one name, where they count as none; else 0
     */
    record NoRecord(Optional<DmarcLookup> unusable, int several, TreeWalk walk, int queries) implements DmarcPolicy {}

    /** Nothing can be said. */
    record Unclear(Cause cause, String name, int queries) implements DmarcPolicy {}

    default <T> T match(Function<Applies, T> applies, Function<NoRecord, T> missing, Function<Unclear, T> unclear) {
        if (this instanceof Applies it) {
            return applies.apply(it);
        }
        return this instanceof NoRecord it ? missing.apply(it) : unclear.apply((Unclear) this);
    }
}
