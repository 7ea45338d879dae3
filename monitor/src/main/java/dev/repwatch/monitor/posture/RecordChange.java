package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureCheck;
import dev.repwatch.checks.posture.change.Direction;
import java.time.Instant;
import java.util.List;

/**
 * A record is no longer what it was, confirmed.
 *
 * @param subject what it is about, in one line
 * @param terms before and after, a term each: {@code - include:old.test}, {@code + ip4:192.0.2.0/24}
 * @param zone that holds the record, with its name servers; empty when DNS did not say
 * @param before when it was last seen as it was
 */
public record RecordChange(
        PostureCheck check,
        String subject,
        Direction direction,
        List<String> terms,
        String zone,
        Instant before,
        Instant at) {

    private static final int LONGEST = 100;
    private static final int LAST = 20;

    public RecordChange {
        terms = List.copyOf(terms);
    }

    /** The terms as people see them: of a long one, such as a key, its two ends. */
    public List<String> shown() {
        return terms.stream().map(RecordChange::shown).toList();
    }

    private static String shown(String term) {
        return term.length() <= LONGEST
                ? term
                : term.substring(0, LONGEST - LAST) + "…" + term.substring(term.length() - LAST);
    }
}
