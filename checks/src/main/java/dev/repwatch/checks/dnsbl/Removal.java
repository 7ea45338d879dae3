package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Target;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How one gets off a list, from the operator's own page.
 *
 * @param how one sentence for a person
 * @param who who can act
 * @param url the operator's https page; empty when there is none
 * @param template the page with {@code {target}} where the address goes, when the page takes it; empty otherwise
 * @param mail the operator's address where removal is asked for by mail; empty otherwise
 * @param expiry how long after the last event the listing ends by itself; empty when it does not, or is not known
 * @param typical how long removal usually takes after the request; empty when not known
 * @param cost what it costs, in words; {@code free} where it costs nothing. repwatch never advises to pay.
 * @param precondition what must be true before asking; empty when nothing
 * @param repeatPenalty what happens to those who ask again without a fix; empty when nothing is known
 */
public record Removal(
        String how,
        Who who,
        Optional<URI> url,
        Optional<String> template,
        Optional<String> mail,
        Optional<Duration> expiry,
        Optional<Duration> typical,
        String cost,
        Optional<String> precondition,
        Optional<String> repeatPenalty) {

    /** Who can have a listing removed. */
    public enum Who {
        /** Whoever runs the address, on a page of the list. */
        SELF,
        /** The owner of the network: the provider writes to the list. */
        PROVIDER,
        /** Nobody: it ends by itself. */
        WAIT,
        /** Nobody: the listing states a policy, not a fault. */
        NOBODY,
        UNKNOWN
    }

    /** The page for this target: pre-filled where the page takes the address, else the plain page. */
    public Optional<URI> pageFor(Target target) {
        return template.map(page -> URI.create(page.replace("{target}", target.text())))
                .or(() -> url);
    }
}
