package dev.repwatch.checks.feeds.tlsrpt;

import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.OwnTargets;
import dev.repwatch.checks.feeds.mailbox.SkipReason;
import dev.repwatch.checks.feeds.mailbox.Skips;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Counts TLS reports in the ledger, once each. */
final class TlsCounts {

    static final int WINDOW = 7;
    static final String ALL = "all ";
    static final String FAILED = "failed ";
    static final String RESULT = "result ";
    static final String REPORTER = "reporter ";
    private static final int MOST_RESULTS_A_DAY = 500;
    private static final int LONGEST_REPORTER = 60;

    private final MailLedger ledger;
    private final OwnTargets own;
    private final Instant now;

    TlsCounts(MailLedger ledger, OwnTargets own, Instant now) {
        this.ledger = ledger;
        this.own = own;
        this.now = now;
    }

    /** Counts a report, or says why not. */
    void take(TlsReport report, Skips skips) {
        skips.read();
        if (report.leftOut() > 0) {
            skips.mended(report.leftOut() + " policies in it cannot be read");
        }
        if (report.end().isAfter(now.plus(Duration.ofDays(1)))) {
            skips.skip(SkipReason.FUTURE, "the report speaks of the future");
        } else if (report.policies().stream()
                .noneMatch(it -> own.domain(it.domain()).isPresent())) {
            skips.skip(SkipReason.NOT_WATCHED, "the report is about a domain that is not watched");
        } else if (report.day().isBefore(ledger.today().minusDays(WINDOW - 1L))) {
            skips.skip(
                    SkipReason.TOO_OLD,
                    "the report is too old: it ends on " + report.day() + ", and the numbers are of seven days");
        } else {
            once(report, skips);
        }
    }

    private void once(TlsReport report, Skips skips) {
        LocalDate day = report.day().isAfter(ledger.today()) ? ledger.today() : report.day();
        if (skips.first(report.identity(), day)) {
            ledger.arrived(report.end().isAfter(now) ? now : report.end());
            report.policies().forEach(it -> count(it, day, reporter(report)));
        }
    }

    private void count(TlsReport.Policy policy, LocalDate day, String reporter) {
        Optional<Target> domain = own.domain(policy.domain());
        if (domain.isEmpty()) {
            return;
        }
        String name = domain.get().text();
        ledger.count(day, ALL + name, policy.succeeded() + policy.failed());
        ledger.count(day, FAILED + name, policy.failed());
        policy.results()
                .forEach((result, many) ->
                        ledger.countWithin(day, RESULT, name + "|" + result + "|all", many, MOST_RESULTS_A_DAY));
        String key = name + "|" + reporter;
        if (ledger.countWithin(day, REPORTER, key + "|all", policy.succeeded() + policy.failed(), MOST_RESULTS_A_DAY)) {
            ledger.count(day, REPORTER + key + "|failed", policy.failed());
        }
    }

    private static String reporter(TlsReport report) {
        String plain = report.organisation()
                .replaceAll("[\\p{Cntrl}\\p{Cf}|]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return plain.length() <= LONGEST_REPORTER ? plain : plain.substring(0, LONGEST_REPORTER);
    }
}
