package dev.repwatch.checks.feeds.arf;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Complaints that feedback loops (Microsoft JMRP, Yahoo CFL, others) send to a mailbox, as ARF (RFC 5965). */
public final class ArfFeed extends MailboxFeed {

    private static final int WINDOW = 7;
    private static final MeasureKind NOT_SPAM =
            MeasureKind.shown("not_spam_reports", Unit.COUNT, "\"not spam\" in seven days");

    public static final FeedDeclaration DECLARATION =
            declaration(complaints(ArfSettings.USUAL_POOR, ArfSettings.USUAL_BAD));

    public static final FeedType<ArfSettings> TYPE =
            new FeedType<>("arf", ArfSettings.class, DECLARATION, ArfFeed::new);

    private final Authentication authentication;
    private final MeasureKind complaints;
    private final FeedDeclaration declaration;

    ArfFeed(ArfSettings settings, FeedContext context) {
        super(Mailbox.of(settings.login(), settings.oauth(), context));
        authentication = settings.authentication();
        complaints = complaints(
                settings.poor().orElse(ArfSettings.USUAL_POOR), settings.bad().orElse(ArfSettings.USUAL_BAD));
        declaration = declaration(complaints);
    }

    private static MeasureKind complaints(int poor, int bad) {
        return MeasureKind.banded(
                "complaints",
                Unit.COUNT,
                "complaints in seven days, lower is better",
                Bands.higherIsWorse(Math.max(1, poor / 10), Bands.poor(poor), Bands.bad(bad)));
    }

    private static FeedDeclaration declaration(MeasureKind complaints) {
        return new FeedDeclaration(
                "Complaint mailbox (ARF)",
                Set.of(Coverage.IPV4, Coverage.IPV6, Coverage.DOMAIN),
                List.of(complaints, NOT_SPAM),
                Duration.ofDays(1),
                Duration.ofDays(29),
                Duration.ofMinutes(15),
                "your own mailbox; enrol at each provider's feedback loop",
                15,
                URI.create("https://www.rfc-editor.org/rfc/rfc5965"));
    }

    @Override
    public FeedDeclaration declaration() {
        return declaration;
    }

    @Override
    protected void take(MailMessage message, Instant received, Look look, Skips skips) {
        FeedbackReport.Found found = FeedbackReport.in(message);
        if (found.none()) {
            Complaint.other(message, skips);
        } else if (Authentication.admits(Optional.of(authentication), message, skips)) {
            found.unreadable().forEach(it -> skips.skip(SkipReason.UNREADABLE, it.detail()));
            for (FeedbackReport report : found.reports()) {
                skips.read();
                report.faults().forEach(skips::mended);
                new Complaint(report, message.day(received))
                        .count(look.own(), look.ledger(), received, skips, look.result());
            }
        }
    }

    @Override
    protected void measures(Look look, Instant at) {
        MailLedger ledger = look.ledger();
        ledger.keys()
                .forEach(key -> look.own().named(key.substring(1)).ifPresent(target -> {
                    MeasureKind kind = key.startsWith("+") ? NOT_SPAM : complaints;
                    look.result().add(kind.of(target, (double) ledger.sum(key, WINDOW), at));
                }));
    }

    @Override
    protected List<FeedDetail> details(MailLedger ledger) {
        return LedgerDetails.skipped(ledger, WINDOW);
    }
}
