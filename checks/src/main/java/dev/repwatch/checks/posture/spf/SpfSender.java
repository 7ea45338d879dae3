package dev.repwatch.checks.posture.spf;

import java.net.InetAddress;
import java.time.Instant;

/**
 * Who is judged (RFC 7208 section 4.1).
 *
 * @param ip where the mail comes from; an IPv4-mapped IPv6 address counts as the IPv4 address
 * @param localPart of the sender address, {@code postmaster} when it has none
 * @param domain of the sender address: whose record is evaluated
 * @param helo what the client calls itself
 * @param receiver who judges, for the texts of explanations
 * @param at when, for the texts of explanations
 */
public record SpfSender(InetAddress ip, String localPart, String domain, String helo, String receiver, Instant at) {

    private static final String NOBODY = "postmaster";
    private static final String UNNAMED = "unknown";

    /**
     * The MAIL FROM identity; the HELO identity when there is none (RFC 7208 sections 2.3, 2.4).
     *
     * @param mailFrom an address, a domain, or empty for the null sender
     */
    public static SpfSender of(InetAddress ip, String mailFrom, String helo) {
        if (mailFrom.isEmpty()) {
            return new SpfSender(ip, NOBODY, helo, helo, UNNAMED, Instant.EPOCH);
        }
        int at = mailFrom.lastIndexOf('@');
        String local = at < 1 ? NOBODY : mailFrom.substring(0, at);
        return new SpfSender(ip, local, mailFrom.substring(at + 1), helo, UNNAMED, Instant.EPOCH);
    }

    String address() {
        return localPart + "@" + domain;
    }
}
