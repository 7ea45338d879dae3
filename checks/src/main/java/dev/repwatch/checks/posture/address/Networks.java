package dev.repwatch.checks.posture.address;

import java.net.InetAddress;
import java.util.Optional;

/** Who knows whose network an address is in. */
@FunctionalInterface
public interface Networks {

    /** The provider, in the word of whoever gave its ranges; empty when none of them holds the address. */
    Optional<String> provider(InetAddress address);

    /** No ranges are known. */
    static Networks none() {
        return address -> Optional.empty();
    }
}
