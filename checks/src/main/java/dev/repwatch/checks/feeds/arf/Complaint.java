package dev.repwatch.checks.feeds.arf;

import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.ReturnedMail;
import dev.repwatch.checks.feeds.mailbox.DocumentKind;
import dev.repwatch.checks.feeds.mailbox.FeedbackReport;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.OwnTargets;
import dev.repwatch.checks.feeds.mailbox.SkipReason;
import dev.repwatch.checks.feeds.mailbox.Skips;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one feedback report counts as, and for whom.
 *
 * @param day the day on which it counts
 */
record Complaint(FeedbackReport report, LocalDate day) {

    /** The registered types that are complaints (RFC 5965 section 7.3). */
    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "virus", "other");

    private static final Set<String> OPT_OUT = Set.of("opt-out", "opt-out-list", "unsubscribe", "list-unsubscribe");
    private static final String NOT_SPAM = "not-spam";

    /** A message that is no feedback report. */
    static void other(MailMessage message, Skips skips) {
        boolean xarf = message.header("X-XARF").isPresent()
                || message.parts().stream()
                        .filter(it -> DocumentKind.of(it.body().toByteArray()) == DocumentKind.JSON)
                        .anyMatch(it -> it.body().utf8().contains("xarf"));
        if (xarf) {
            skips.skip(SkipReason.OTHER_REPORT, "it is an X-ARF report, which is not read");
        } else {
            skips.skip(SkipReason.NO_REPORT, "it is no feedback report");
        }
    }

    void count(OwnTargets own, MailLedger ledger, Instant received, Skips skips, FeedResult.Builder result) {
        Set<Target> about = about(own);
        if (report.type().equals("auth-failure")) {
            skips.skip(
                    SkipReason.OTHER_REPORT,
                    "it tells of failed authentication (RFC 6591) and is no complaint; [feeds.ruf] reads it");
        } else if (OPT_OUT.contains(report.type())) {
            skips.skip(SkipReason.NOT_COUNTED, "it asks to unsubscribe and is no complaint");
        } else if (!COMPLAINTS.contains(report.type()) && !report.type().equals(NOT_SPAM)) {
            skips.skip(SkipReason.NOT_COUNTED, "it is of the unknown type " + report.type() + " and is no complaint");
        } else if (about.isEmpty()) {
            skips.skip(SkipReason.NOT_WATCHED, "it is about nobody who is watched");
        } else if (!day.isAfter(ledger.today().minusDays(MailLedger.DAYS_KEPT))) {
            skips.skip(SkipReason.TOO_OLD, "it is too old: it is of " + day);
        } else {
            once(about, ledger, received, skips, result);
        }
    }

    private Set<Target> about(OwnTargets own) {
        Set<Target> about = new LinkedHashSet<>();
        report.sources().stream()
                .map(own::address)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(about::add);
        report.domains().forEach(it -> own.domain(it).ifPresent(about::add));
        return about;
    }

    private void once(Set<Target> about, MailLedger ledger, Instant received, Skips skips, FeedResult.Builder result) {
        if (skips.first(report.identity(), day)) {
            ledger.arrived(received);
            String kind = report.type().equals(NOT_SPAM) ? "+" : "-";
            about.forEach(it -> ledger.count(day, kind + it.text(), report.incidents()));
            if (!report.type().equals(NOT_SPAM)) {
                report.recipient().ifPresent(it -> result.returned(new ReturnedMail.Complained(it, received)));
            }
        }
    }
}
