package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.DomainTarget;
import dev.repwatch.checks.reputation.Target;
import java.util.Optional;

/** The names under which one list is asked about targets. */
final class AskedNames {

    private final ActiveList active;
    private final AskedName asks;
    private final RegistrableDomains registrable;

    AskedNames(ActiveList active, RegistrableDomains registrable) {
        this.active = active;
        this.asks = active.list().details().asks();
        this.registrable = registrable;
    }

    /** Writes the name to ask for first; false when there is none under this list's zone. */
    boolean write(Target target, StringBuilder name) {
        String zone = active.zone().reveal();
        if (asks == AskedName.REGISTRABLE && target instanceof DomainTarget domain) {
            return QueryNames.write(registrable.of(domain), zone, name);
        }
        return QueryNames.write(target, zone, name);
    }

    /** The name to ask for when the first one is not listed. */
    Optional<String> second(Target target) {
        if (asks != AskedName.BOTH || !(target instanceof DomainTarget domain)) {
            return Optional.empty();
        }
        String registered = registrable.of(domain);
        return registered.equals(domain.text())
                ? Optional.empty()
                : QueryNames.ofDomain(registered, active.zone().reveal());
    }
}
