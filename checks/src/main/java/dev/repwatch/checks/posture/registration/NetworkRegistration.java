package dev.repwatch.checks.posture.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a registry says of the network of an address (RFC 9083 section 5.4).
 *
 * @param registered when it was allotted
 * @param transferred when it changed hands, if it did
 * @param country as the registry writes it, or empty
 * @param name of the network, or empty
 */
public record NetworkRegistration(
        Optional<Instant> registered, Optional<Instant> transferred, List<String> status, String country, String name) {

    public NetworkRegistration {
        status = List.copyOf(status);
    }
}
