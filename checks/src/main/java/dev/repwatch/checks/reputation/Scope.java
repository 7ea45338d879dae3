package dev.repwatch.checks.reputation;

import java.util.Locale;

/** What a listing covers, which decides who can have it removed. */
public enum Scope {
    /** This address alone. */
    IP,
    /** The /24 around an IPv4 address. */
    CIDR24,
    /** The /64 around an IPv6 address. */
    V6_64,
    /** The whole network of the provider. */
    ASN,
    /** A domain name. */
    DOMAIN;

    /** The spelling in the catalogue: {@code ip}, {@code cidr24}, {@code v6-64}, {@code asn}, {@code domain}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
