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
    SOA
}
