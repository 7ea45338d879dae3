package dev.repwatch.checks.posture;

import java.util.Locale;
import java.util.Optional;

/** What is looked at. */
public enum PostureCheck {
    PTR,
    HELO,
    /** The SPF record of a domain, whoever sends. */
    SPF,
    /** SPF of a domain for one address. */
    SPF_IP,
    DKIM,
    DMARC,
    MX,
    MTA_STS,
    TLS_RPT,
    DANE,
    BIMI,
    NS,
    REGISTRATION,
    /** Whose network an address is in, where somebody gave the ranges; nothing is held against it. */
    NETWORK;

    /** The spelling in JSON, metrics and options: {@code spf_ip}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PostureCheck> of(String label) {
        for (PostureCheck each : values()) {
            if (each.label().equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
