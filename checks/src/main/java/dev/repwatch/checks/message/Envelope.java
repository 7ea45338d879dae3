package dev.repwatch.checks.message;

import java.net.InetAddress;
import java.util.Optional;

/**
 * How the message came, as far as that is known.
 *
 * @param ip the client that handed it over
 * @param helo what it called itself; empty when not known
 * @param mailFrom the sender of the envelope; present and empty for a bounce
 */
public record Envelope(Optional<InetAddress> ip, String helo, Optional<String> mailFrom) {

    public static final Envelope UNKNOWN = new Envelope(Optional.empty(), "", Optional.empty());
}
