package dev.repwatch.monitor.telemetry;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.reputation.Cause;

/** What came back for one question to a resolver. */
public enum DnsReply implements Labelled {
    NOERROR,
    NXDOMAIN,
    SERVFAIL,
    REFUSED,
    TIMEOUT,
    OTHER;

    static DnsReply of(DnsAnswer answer) {
        return answer.match(
                records -> NOERROR, absent -> absent.nxdomain() ? NXDOMAIN : NOERROR, failed -> of(failed.cause()));
    }

    static DnsReply of(PlainAnswer answer) {
        return answer.addresses() == 0 && answer.nxdomain() ? NXDOMAIN : NOERROR;
    }

    private static DnsReply of(Cause cause) {
        return switch (cause) {
            case TIMED_OUT -> TIMEOUT;
            case SERVER_FAILED -> SERVFAIL;
            case REFUSED -> REFUSED;
            default -> OTHER;
        };
    }
}
