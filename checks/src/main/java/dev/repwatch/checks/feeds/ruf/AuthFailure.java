package dev.repwatch.checks.feeds.ruf;

import dev.repwatch.checks.feeds.mailbox.FeedbackReport;
import dev.repwatch.checks.feeds.mailbox.HeaderTokens;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.OwnTargets;
import dev.repwatch.checks.feeds.mailbox.SkipReason;
import dev.repwatch.checks.feeds.mailbox.Skips;
import dev.repwatch.checks.reputation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What one failure report counts as: a failure of ours, or of somebody else under the domain. */
record AuthFailure(FeedbackReport report) {

    static final int WINDOW = 7;
    static final String OWN = "own ";
    static final String FOREIGN = "foreign ";
    static final String SOURCE = "source ";
    static final String RESULT = "result ";
    private static final int MOST_A_DAY = 1000;

    void count(MailMessage message, Instant received, OwnTargets own, MailLedger ledger, Skips skips) {
        LocalDate day = message.day(received);
        Optional<Target> address = report.sources().stream()
                .map(own::address)
                .flatMap(Optional::stream)
                .findFirst();
        Optional<Target> domain = report.domains().stream()
                .map(own::domain)
                .flatMap(Optional::stream)
                .findFirst();
        if (address.isEmpty() && domain.isEmpty()) {
            skips.skip(SkipReason.NOT_WATCHED, "it is about nobody who is watched");
        } else if (!day.isAfter(ledger.today().minusDays(MailLedger.DAYS_KEPT))) {
            skips.skip(SkipReason.TOO_OLD, "it is too old: it is of " + day);
        } else if (skips.first(report.identity(), day)) {
            ledger.arrived(received);
            address.ifPresent(it -> ledger.count(day, OWN + it.text(), report.incidents()));
            domain.ifPresent(it -> count(it, address.isPresent(), day, ledger));
        }
    }

    private void count(Target domain, boolean ours, LocalDate day, MailLedger ledger) {
        long many = report.incidents();
        ledger.count(day, (ours ? OWN : FOREIGN) + domain.text(), many);
        ledger.countWithin(day, RESULT, domain.text() + "|" + failure() + "|all", many, MOST_A_DAY);
        if (!ours) {
            String source = report.sources().stream().findFirst().orElse("unknown");
            ledger.countWithin(day, SOURCE, domain.text() + "|" + source + "|all", many, MOST_A_DAY);
        }
    }

    /** What failed: {@code dkim}, {@code spf}, {@code bodyhash} (RFC 6591 section 3.1), {@code dmarc} (RFC 9991). */
    private String failure() {
        String word = HeaderTokens.withoutComments(
                        MailMessage.first(report.fields(), "Auth-Failure").orElse(""))
                .toLowerCase(Locale.ROOT);
        return word.matches("[a-z]{2,20}") ? word : "unknown";
    }
}
