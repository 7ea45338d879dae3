package dev.repwatch.checks.dnsbl;

/**
 * One entry of a list's data.
 *
 * @param what an address, a domain, or {@link #WORLD}
 * @param text without which a server sends none
 */
record ServedEntry(String what, String code, String text) {

    /** Every IPv4 address. */
    static final String WORLD = "0.0.0.0/0";
}
