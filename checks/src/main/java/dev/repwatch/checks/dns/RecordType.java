package dev.repwatch.checks.dns;

/** The DNS record types that the checks ask for. */
public enum RecordType {
    A,
    AAAA,
    TXT,
    PTR,
    MX,
    NS,
    CNAME,
    SOA,
    /** RFC 6698. */
    TLSA,
    /** RFC 4034 section 5. */
    DS,
    /** RFC 8659. */
    CAA,
    /** The retired type 99 (RFC 7208 section 3.1). */
    SPF
}
