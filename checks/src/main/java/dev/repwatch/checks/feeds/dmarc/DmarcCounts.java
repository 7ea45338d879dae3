package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.dmarc.DmarcReport.Row;
import dev.repwatch.checks.feeds.dmarc.DmarcReport.Verdict;
import dev.repwatch.checks.feeds.mailbox.IpInText;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.OwnTargets;
import dev.repwatch.checks.feeds.mailbox.SkipReason;
import dev.repwatch.checks.feeds.mailbox.Skips;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Counts reports in the ledger, once each, under their domain, its watched addresses, and apart from both the strangers. */
final class DmarcCounts {

    private final MailLedger ledger;
    private final OwnTargets own;
    private final Instant now;

    DmarcCounts(MailLedger ledger, OwnTargets own, Instant now) {
        this.ledger = ledger;
        this.own = own;
        this.now = now;
    }

    /** Counts a report, or says why not. */
    void take(DmarcReport report, Skips skips) {
        skips.read();
        report.faults().forEach(skips::mended);
        Optional<Target> domain = own.domain(report.domain());
        if (report.end().isAfter(now.plus(Duration.ofDays(1)))) {
            skips.skip(SkipReason.FUTURE, "the report speaks of the future");
        } else if (domain.isEmpty()) {
            skips.skip(SkipReason.NOT_WATCHED, "the report is about a domain that is not watched");
        } else if (report.day().isBefore(ledger.today().minusDays(DmarcMeasures.WINDOW - 1L))) {
            skips.skip(
                    SkipReason.TOO_OLD,
                    "the report is too old: it ends on " + report.day() + ", and the numbers are of seven days");
        } else {
            once(report, domain.get(), skips);
        }
    }

    private void once(DmarcReport report, Target domain, Skips skips) {
        LocalDate day = report.day().isAfter(ledger.today()) ? ledger.today() : report.day();
        if (skips.first(report.identity(), day)) {
            ledger.arrived(report.end().isAfter(now) ? now : report.end());
            DmarcSources sources = new DmarcSources(ledger, own, domain, day);
            report.rows().forEach(row -> count(row, day, domain, report.organisation(), sources));
            sources.end();
        }
    }

    private void count(Row row, LocalDate day, Target domain, String reporter, DmarcSources sources) {
        Optional<String> source = row.sourceIp().flatMap(IpInText::first);
        Optional<Target> address = source.flatMap(own::address);
        if (address.isPresent() || row.verdict() == Verdict.PASS) {
            sources.identities(row);
        }
        add(row, day, "", domain.text());
        if (address.isPresent()) {
            add(row, day, "", address.get().text());
            add(row, day, DmarcMeasures.OWN, domain.text());
            sources.reporter(reporter, row);
        } else {
            ledger.count(day, DmarcMeasures.FOREIGN_KEY + domain.text(), row.count());
            sources.foreign(source, row);
        }
    }

    private void add(Row row, LocalDate day, String whose, String name) {
        ledger.count(day, whose + "all " + name, row.count());
        ledger.count(day, whose + "failed " + name, row.verdict() == Verdict.FAIL ? row.count() : 0);
        ledger.count(day, whose + "refused " + name, row.refused() ? row.count() : 0);
        if (row.verdict() == Verdict.UNKNOWN) {
            ledger.count(day, whose + "unknown " + name, row.count());
        }
    }
}
