package dev.repwatch.checks.feeds.dmarc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An aggregate report (RFC 7489 section 7.2, RFC 9990), as far as it tells of reputation.
 *
 * @param organisation who reports, by its own word
 * @param id the reporter's name for it
 * @param domain whose policy it is about
 * @param begin start of the time it covers
 * @param faults what was wrong with it and did not matter, for people
 */
record DmarcReport(
        String organisation,
        String id,
        String domain,
        Instant begin,
        Instant end,
        List<Row> rows,
        List<String> faults) {

    DmarcReport {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /** Whether mail was proved to be from the domain. A reporter that does not say is no reporter of failure. */
    enum Verdict {
        PASS,
        FAIL,
        UNKNOWN
    }

    /**
     * Messages of one address that fared alike.
     *
     * @param sourceIp empty where the reporter left it out
     * @param spf aligned SPF passed: the domain itself names this sender
     * @param disposition {@code none}, {@code pass}, {@code quarantine}, {@code reject}
     * @param forwarded the reporter overrode the policy for a mailing list or forwarder
     * @param signatures that were verified, of whatever domain
     * @param mailFrom domains of the MAIL FROM for which SPF passed
     */
    record Row(
            Optional<String> sourceIp,
            long count,
            Verdict verdict,
            boolean spf,
            String disposition,
            boolean forwarded,
            List<DmarcIdentities.Signature> signatures,
            List<String> mailFrom) {

        Row {
            signatures = List.copyOf(signatures);
            mailFrom = List.copyOf(mailFrom);
        }

        /** The same, with what its record says of who was authenticated. */
        Row with(DmarcIdentities identities) {
            return new Row(
                    sourceIp,
                    count,
                    verdict,
                    spf,
                    disposition,
                    forwarded,
                    identities.signatures(),
                    identities.mailFrom());
        }

        boolean refused() {
            return disposition.equals("quarantine") || disposition.equals("reject");
        }
    }

    /**
     * The same report again has the same identity (RFC 9990 section 3). The time belongs to it, for some reporters give every
     * report the same id.
     */
    String identity() {
        return String.join(
                "\n",
                organisation.toLowerCase(Locale.ROOT),
                id,
                domain,
                Long.toString(begin.getEpochSecond()),
                Long.toString(end.getEpochSecond()));
    }

    /** The day it speaks of: its last, for the report of a week is news of its end. */
    LocalDate day() {
        Instant last = end.isAfter(begin) ? end.minusSeconds(1) : end;
        return LocalDate.ofInstant(last, ZoneOffset.UTC);
    }
}
