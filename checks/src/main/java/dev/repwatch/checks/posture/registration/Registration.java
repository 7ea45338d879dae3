package dev.repwatch.checks.posture.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the registration of a domain.
 *
 * @param domain that is registered
 * @param created when it was first registered
 * @param ends when it ends unless somebody renews it
 * @param status as the registry says it, such as {@code client hold} (RFC 8056 section 2)
 */
public record Registration(String domain, Optional<Instant> created, Optional<Instant> ends, List<String> status) {

    public Registration {
        status = List.copyOf(status);
    }
}
