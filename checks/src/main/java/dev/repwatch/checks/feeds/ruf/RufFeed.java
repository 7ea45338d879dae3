package dev.repwatch.checks.feeds.ruf;

import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.mailbox.Authentication;
import dev.repwatch.checks.feeds.mailbox.FeedbackReport;
import dev.repwatch.checks.feeds.mailbox.LedgerDetails;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.Mailbox;
import dev.repwatch.checks.feeds.mailbox.MailboxFeed;
import dev.repwatch.checks.feeds.mailbox.SkipReason;
import dev.repwatch.checks.feeds.mailbox.Skips;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Failure reports (RFC 6591, RFC 9991): single messages under a domain that were not authenticated. Few receivers send them,
 * and a forged one is easily written, so they weigh little; those of strangers are shown apart.
 */
public final class RufFeed extends MailboxFeed {

    private static final MeasureKind FAILURES = MeasureKind.banded(
            "auth_failures",
            Unit.COUNT,
            "messages of our addresses reported as not authenticated in seven days, lower is better",
            Bands.higherIsWorse(0.5, Bands.neutral(1), Bands.poor(20)));
    private static final MeasureKind FOREIGN = MeasureKind.shown(
            "auth_failures_foreign", Unit.COUNT, "messages under the domain from addresses that are not watched");

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "DMARC failure reports",
            Set.of(Coverage.IPV4, Coverage.IPV6, Coverage.DOMAIN),
            List.of(FAILURES, FOREIGN),
            Duration.ofDays(1),
            Duration.ofDays(29),
            Duration.ofMinutes(30),
            "your own mailbox; free",
            4,
            URI.create("https://www.rfc-editor.org/rfc/rfc6591"));

    public static final FeedType<RufSettings> TYPE =
            new FeedType<>("ruf", RufSettings.class, DECLARATION, RufFeed::new);

    private final Optional<Authentication> authentication;

    RufFeed(RufSettings settings, FeedContext context) {
        super(Mailbox.of(settings.login(), settings.oauth(), context));
        authentication = settings.authentication();
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    protected void take(MailMessage message, Instant received, Look look, Skips skips) {
        FeedbackReport.Found found = FeedbackReport.in(message);
        if (found.none()) {
            skips.skip(SkipReason.NO_REPORT, "it is no failure report");
        }
        found.unreadable().forEach(it -> skips.skip(SkipReason.UNREADABLE, it.detail()));
        List<FeedbackReport> failures = found.reports().stream()
                .filter(it -> it.type().equals("auth-failure"))
                .toList();
        for (int complaint = failures.size(); complaint < found.reports().size(); complaint++) {
            skips.skip(SkipReason.OTHER_REPORT, "it is a complaint, which [feeds.arf] reads");
        }
        if (!failures.isEmpty() && Authentication.admits(authentication, message, skips)) {
            for (FeedbackReport report : failures) {
                skips.read();
                new AuthFailure(report).count(message, received, look.own(), look.ledger(), skips);
            }
        }
    }

    @Override
    protected List<FeedDetail> details(MailLedger ledger) {
        List<FeedDetail> details =
                new ArrayList<>(LedgerDetails.of(ledger, AuthFailure.SOURCE, "source", AuthFailure.WINDOW));
        details.addAll(LedgerDetails.of(ledger, AuthFailure.RESULT, "result", AuthFailure.WINDOW));
        details.addAll(LedgerDetails.skipped(ledger, AuthFailure.WINDOW));
        return details;
    }

    /** A target with failures in the last 30 days has a number, which may by now be zero; others have none. */
    @Override
    protected void measures(Look look, Instant at) {
        MailLedger ledger = look.ledger();
        for (String key : ledger.keys()) {
            MeasureKind kind = key.startsWith(AuthFailure.FOREIGN) ? FOREIGN : FAILURES;
            if (key.startsWith(AuthFailure.OWN) || key.startsWith(AuthFailure.FOREIGN)) {
                look.own()
                        .named(key.substring(key.indexOf(' ') + 1))
                        .ifPresent(it ->
                                look.result().add(kind.of(it, (double) ledger.sum(key, AuthFailure.WINDOW), at)));
            }
        }
    }
}
