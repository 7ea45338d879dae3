package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.DnsblList.Status;
import dev.repwatch.checks.dnsbl.DnsblList.TestPoints;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may be on, what may be believed, and where a list points. */
final class SwitchRules {

    private SwitchRules() {}

    static Stream<String> check(DnsblList list, Catalogue catalogue) {
        return Stream.of(dead(list), controls(list), parent(list, catalogue), renamed(list, catalogue))
                .flatMap(Optional::stream);
    }

    private static Optional<String> dead(DnsblList list) {
        return list.enabled() && !list.alive()
                ? Optional.of("is enabled, but cannot be asked: " + ListEnd.inWords(list.status()))
                : Optional.empty();
    }

    private static Optional<String> controls(DnsblList list) {
        TestPoints test = list.test();
        boolean named = list.kinds().contains(TargetKind.IPV4) || list.kinds().contains(TargetKind.DOMAIN);
        boolean gap = named && (test.listed().isEmpty() || test.clean().isEmpty());
        boolean gap6 = list.kinds().contains(TargetKind.IPV6)
                && (test.listed6().isEmpty() || test.clean6().isEmpty());
        boolean unsaid = list.meaningful() && test.why().isEmpty();
        boolean shared = list.kinds().containsAll(Set.of(TargetKind.IPV4, TargetKind.DOMAIN));
        if (unsaid && (gap || gap6 || !test.random())) {
            return Optional.of("lacks a test point without saying why");
        }
        return unsaid && shared
                ? Optional.of("has addresses as test points and lists domains too, without saying why that does")
                : Optional.empty();
    }

    private static Optional<String> parent(DnsblList list, Catalogue catalogue) {
        Optional<SourceId> parent = list.parent();
        if (parent.isEmpty()
                || catalogue.find(parent.get()).filter(DnsblList::alive).isPresent()) {
            return parent.flatMap(id -> circle(list, catalogue).or(() -> part(id, catalogue)));
        }
        return Optional.of("has the parent " + parent.get() + ", which is not there or has ended");
    }

    /** What counts once with the whole must name the whole, for the part between may not be asked. */
    private static Optional<String> part(SourceId parent, Catalogue catalogue) {
        return catalogue
                .find(parent)
                .flatMap(DnsblList::parent)
                .map(whole -> "has the parent " + parent + ", which is itself a part of " + whole + ": name that");
    }

    private static Optional<String> circle(DnsblList list, Catalogue catalogue) {
        Optional<DnsblList> above = Optional.of(list);
        for (int steps = 0; steps < catalogue.all().size(); steps++) {
            above = above.flatMap(DnsblList::parent).flatMap(catalogue::find);
            if (above.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of("is its own ancestor");
    }

    private static Optional<String> renamed(DnsblList list, Catalogue catalogue) {
        return list.status() instanceof Status.Renamed it
                        && catalogue.find(it.now()).isEmpty()
                ? Optional.of("is said to be " + it.now() + " now, which is not there")
                : Optional.empty();
    }

    /** What may not be on in the catalogue that is shipped, where nobody has arranged or accepted anything yet. */
    static Optional<String> byDefault(DnsblList list) {
        boolean arranged = list.key() != KeyNeed.NONE;
        boolean blind = list.test().listed().isEmpty() && list.test().listed6().isEmpty();
        return list.enabled() && (arranged || blind)
                ? Optional.of(
                        arranged
                                ? "is on, but answers only by arrangement"
                                : "is on without a control that must be listed")
                : Optional.empty();
    }
}
