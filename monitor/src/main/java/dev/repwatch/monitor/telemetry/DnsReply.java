package dev.repwatch.monitor.telemetry;

import java.util.Locale;

/** What came back for one packet sent to a resolver. */
public enum DnsReply implements Labelled {
    NOERROR,
    NXDOMAIN,
    SERVFAIL,
    REFUSED,
    TIMEOUT,
    OTHER;

    /** The reply code by its mnemonic, in any case; what is not one of ours is {@link #OTHER}. */
    public static DnsReply of(String mnemonic) {
        String wanted = mnemonic.toUpperCase(Locale.ROOT);
        for (DnsReply reply : values()) {
            if (reply.name().equals(wanted)) {
                return reply;
            }
        }
        return OTHER;
    }
}
