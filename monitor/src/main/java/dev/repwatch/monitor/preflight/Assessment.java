package dev.repwatch.monitor.preflight;

import java.util.List;

/**
 * What to do with an address, and why.
 *
 * @param reasons every row that fits, the strongest first
 * @param advice codes of what to do, in the order in which to do it
 * @param notKnown keys of the evidence that could not be learnt; they never count as good
 */
public record Assessment(String ip, Verdict verdict, List<Reason> reasons, List<String> advice, List<String> notKnown) {

    private static final String NOTHING_TO_DO = "asn.ignore";

    public Assessment {
        reasons = List.copyOf(reasons);
        advice = List.copyOf(advice);
        notKnown = List.copyOf(notKnown);
    }

    /** Codes of what is to be done when the address is taken; none when it is not to be taken, or nobody can tell. */
    public List<String> cares() {
        return verdict == Verdict.TAKE || verdict == Verdict.TAKE_WITH_CARE
                ? advice.stream().filter(each -> !each.equals(NOTHING_TO_DO)).toList()
                : List.of();
    }
}
