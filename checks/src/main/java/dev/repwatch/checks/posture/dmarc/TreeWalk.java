package dev.repwatch.checks.posture.dmarc;

import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.DnsName;
import dev.repwatch.checks.reputation.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The DNS tree walk (RFC 9989 section 4.10): from a domain to its top-level domain, at most eight questions.
 *
 * @param domain where it starts, lower case
 * @param steps in order; the walk ends early at {@code psd=y} or {@code psd=n}, or where nothing is known
 */
public record TreeWalk(String domain, List<DmarcLookup> steps) {

    private static final int MOST = 8;

    public TreeWalk {
        steps = List.copyOf(steps);
    }

    public static TreeWalk from(String domain, Answers answers) {
        String start = domain.toLowerCase(Locale.ROOT);
        List<DmarcLookup> steps = new ArrayList<>();
        for (String name : names(start)) {
            DmarcLookup step = DmarcLookup.at(name, answers);
            steps.add(step);
            boolean stop = step.cause().isPresent()
                    || step.record().map(DmarcRecord::publicSuffix).orElse('u') != 'u';
            if (stop) {
                break;
            }
        }
        return new TreeWalk(start, steps);
    }

    /** What the walk asks about: of a name of eight labels or more, itself and then its last seven. */
    static List<String> names(String domain) {
        int labels = DnsName.labels(domain).size();
        List<String> names = new ArrayList<>(List.of(domain));
        for (int left = Math.min(labels - 1, MOST - 1); left > 0; left--) {
            names.add(DnsName.last(domain, left));
        }
        return names;
    }

    /** Why the walk came to no end. */
    public Optional<Cause> cause() {
        return steps.stream().flatMap(step -> step.cause().stream()).findFirst();
    }

    /** The organisational domain; only when the walk came to an end. */
    public String organisation() {
        List<DmarcLookup> found = found();
        for (DmarcLookup step : found) {
            char suffix = step.record().orElseThrow().publicSuffix();
            if (suffix == 'n') {
                return step.domain();
            }
            if (suffix == 'y' && !step.domain().equals(domain)) {
                return DnsName.last(domain, labels(step.domain()) + 1);
            }
        }
        return found.stream()
                .map(DmarcLookup::domain)
                .min(Comparator.comparingInt(TreeWalk::labels))
                .orElse(domain);
    }

    /** Whose record applies to the domain: its own, else that of the organisation, else that of the public suffix. */
    public Optional<DmarcLookup> policyRecord() {
        String organisation = organisation();
        Optional<DmarcLookup> own = at(domain);
        Optional<DmarcLookup> ofOrganisation = at(organisation);
        return own.or(() -> ofOrganisation)
                .or(() -> found().stream()
                        .filter(step -> step.record().orElseThrow().publicSuffix() == 'y')
                        .findFirst());
    }

    private Optional<DmarcLookup> at(String name) {
        return found().stream().filter(step -> step.domain().equals(name)).findFirst();
    }

    private List<DmarcLookup> found() {
        return steps.stream().filter(step -> step.record().isPresent()).toList();
    }

    private static int labels(String name) {
        return DnsName.labels(name).size();
    }
}
