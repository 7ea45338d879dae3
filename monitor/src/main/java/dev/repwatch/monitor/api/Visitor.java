package dev.repwatch.monitor.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a request, as the connection and its headers say.
 *
 * @param address of the one who asks; what {@code X-Forwarded-For} claims counts for nothing
 * @param here comes from this machine
 * @param certified showed a certificate of the configured authority
 * @param headers by lower-case name
 * @param repeated the names of headers that came more than once
 */
public record Visitor(
        String address, boolean here, boolean certified, Map<String, String> headers, Set<String> repeated) {

    public Visitor {
        headers = Map.copyOf(headers);
        repeated = Set.copyOf(repeated);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
