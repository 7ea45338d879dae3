package dev.repwatch.checks.posture.change;

import dev.repwatch.checks.posture.PostureFinding;
import dev.repwatch.checks.posture.PostureVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides whether a change is one, and which way it goes. What is not known changes nothing. */
public final class ChangeRules {

    private static final int NEAR = 9;
    private static final List<String> POLICIES = List.of("none", "quarantine", "reject");

    private ChangeRules() {}

    /**
     * Empty when nothing changed, or one of the two is not known.
     *
     * @param before and {@code after}: findings of one check about one subject
     */
    public static Optional<PostureChange> between(PostureFinding before, PostureFinding after) {
        Optional<Fingerprint> old = Fingerprint.of(before);
        Optional<Fingerprint> now = Fingerprint.of(after);
        if (unknown(before) || unknown(after) || old.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        List<String> removed = without(old.get().terms(), now.get().terms());
        List<String> added = without(now.get().terms(), old.get().terms());
        return direction(before, after, old.get(), now.get(), removed, added)
                .map(direction -> new PostureChange(direction, before, after, removed, added));
    }

    private static Optional<Direction> direction(
            PostureFinding before,
            PostureFinding after,
            Fingerprint old,
            Fingerprint now,
            List<String> removed,
            List<String> added) {
        int fell = after.verdict().compareTo(before.verdict());
        if (fell > 0 && after.verdict() == PostureVerdict.FAIL) {
            return Optional.of(Direction.WEAKER);
        }
        if (fell < 0 && before.verdict() == PostureVerdict.FAIL) {
            return Optional.of(Direction.BETTER);
        }
        if (old.equals(now)) {
            return Optional.empty();
        }
        if (old.terms().equals(now.terms())) {
            return Optional.of(behind(after));
        }
        return Optional.of(
                switch (after.check()) {
                    case SPF, SPF_IP -> removed.isEmpty() ? Direction.BETTER : Direction.TO_EXPLAIN;
                    case DMARC -> dmarc(before, after, removed, added);
                    case NS -> Direction.WEAKER;
                    // a selector that is published before it signs, a report or a logo where there was none
                    case DKIM, TLS_RPT, BIMI, DANE -> old.terms().isEmpty() ? Direction.BETTER : Direction.TO_EXPLAIN;
                    case MTA_STS -> changed("id", before, after) ? Direction.BETTER : Direction.TO_EXPLAIN;
                    default -> Direction.TO_EXPLAIN;
                });
    }

    /** Our own record is as it was: a provider's has changed. */
    private static Direction behind(PostureFinding after) {
        boolean near = after.facts().get("lookups") instanceof Integer lookups && lookups >= NEAR;
        return near || after.verdict() == PostureVerdict.FAIL ? Direction.TO_EXPLAIN : Direction.NOT_OURS;
    }

    private static Direction dmarc(
            PostureFinding before, PostureFinding after, List<String> removed, List<String> added) {
        int policy = Integer.compare(strength(after), strength(before));
        boolean sameDomain = !changed("record_at", before, after);
        if (policy < 0) {
            return Direction.WEAKER;
        }
        boolean open = added.stream().anyMatch(term -> term.equals("sp=none") || term.equals("t=y"));
        boolean reports = removed.stream().anyMatch(term -> term.startsWith("rua=") || term.startsWith("ruf="));
        if (open || reports || !sameDomain) {
            return Direction.TO_EXPLAIN;
        }
        return policy > 0 || removed.isEmpty() ? Direction.BETTER : Direction.TO_EXPLAIN;
    }

    private static int strength(PostureFinding finding) {
        return POLICIES.indexOf(String.valueOf(finding.facts().get("effective")).toLowerCase(Locale.ROOT));
    }

    private static boolean changed(String fact, PostureFinding before, PostureFinding after) {
        return !String.valueOf(before.facts().get(fact))
                .equals(String.valueOf(after.facts().get(fact)));
    }

    private static boolean unknown(PostureFinding finding) {
        return finding.verdict() == PostureVerdict.UNKNOWN;
    }

    /** What is in one list and not in the other, as often as it is. */
    private static List<String> without(List<String> all, List<String> others) {
        List<String> left = new ArrayList<>(all);
        others.forEach(left::remove);
        return left;
    }
}
