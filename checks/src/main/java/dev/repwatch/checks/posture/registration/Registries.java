package dev.repwatch.checks.posture.registration;

import java.util.concurrent.CompletableFuture;

/** Who knows registrations. */
@FunctionalInterface
public interface Registries {

    /** @param domain any name of it, A-labels */
    CompletableFuture<Registered> of(String domain);

    /** Nobody is asked. */
    static Registries none() {
        return domain -> CompletableFuture.completedFuture(new Registered.Unsaid());
    }

    /** These, and where they say nothing the others. */
    default Registries or(Registries others) {
        return domain -> of(domain)
                .thenCompose(said -> said instanceof Registered.Unsaid
                        ? others.of(domain)
                        : CompletableFuture.completedFuture(said));
    }
}
