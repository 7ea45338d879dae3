package dev.repwatch.checks.feeds.dmarc;

import java.time.Instant;
import java.util.List;

/**
 * An aggregate report (RFC 7489 section 7.2, RFC 9990), as far as it tells of reputation.
 *
 * @param organisation who reports, by its own word
 * @param id the reporter's name for it
 * @param domain whose policy it is about
 * @param begin start of the time it covers
 */
record DmarcReport(String organisation, String id, String domain, Instant begin, Instant end, List<Row> rows) {

    DmarcReport {
        rows = List.copyOf(rows);
    }

    /**
     * Messages of one address that fared alike.
     *
     * @param passed aligned SPF or aligned DKIM passed
     * @param disposition {@code none}, {@code pass}, {@code quarantine}, {@code reject}
     */
    record Row(String sourceIp, long count, boolean passed, String disposition) {
        boolean refused() {
            return disposition.equals("quarantine") || disposition.equals("reject");
        }
    }

    /** The same report again has the same identity (RFC 9990 section 3). */
    String identity() {
        return organisation + "\n" + id + "\n" + domain;
    }
}
