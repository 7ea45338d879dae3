package dev.repwatch.checks.posture.survey;

import java.net.InetAddress;
import java.util.Optional;

/**
 * An address that sends.
 *
 * @param ip its canonical text
 * @param helo what it calls itself
 */
public record Sender(InetAddress address, String ip, Optional<String> helo) {}
