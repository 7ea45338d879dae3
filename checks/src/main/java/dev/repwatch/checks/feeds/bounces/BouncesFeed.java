package dev.repwatch.checks.feeds.bounces;

import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
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

/**
 * Delivery reports (RFC 3464) in the mailbox of the envelope sender: refusals that no log of ours holds, because the receiver accepted
 * first. Recipients go to the list of addresses not to mail; here only counts stay.
 */
public final class BouncesFeed extends MailboxFeed {

    static final int WINDOW = 7;
    private static final MeasureKind DELAYED =
            MeasureKind.shown("delay_reports", Unit.COUNT, "reports of a delay in seven days");

    public static final FeedDeclaration DECLARATION =
            declaration(refused(BouncesSettings.USUAL_POOR, BouncesSettings.USUAL_BAD));

    public static final FeedType<BouncesSettings> TYPE =
            new FeedType<>("bounces", BouncesSettings.class, DECLARATION, BouncesFeed::new);

    private final Vouchers vouchers;
    private final MeasureKind refused;
    private final FeedDeclaration declaration;

    BouncesFeed(BouncesSettings settings, FeedContext context) {
        super(Mailbox.of(settings.login(), settings.oauth(), context));
        vouchers = settings.vouchers();
        refused = refused(
                settings.poor().orElse(BouncesSettings.USUAL_POOR),
                settings.bad().orElse(BouncesSettings.USUAL_BAD));
        declaration = declaration(refused);
    }

    private static MeasureKind refused(int poor, int bad) {
        return MeasureKind.banded(
                "refusal_reports",
                Unit.COUNT,
                "reports of a refusal in seven days, lower is better",
                Bands.higherIsWorse(Math.max(1, poor / 10), Bands.poor(poor), Bands.bad(bad)));
    }

    private static FeedDeclaration declaration(MeasureKind refused) {
        return new FeedDeclaration(
                "Bounce mailbox",
                Set.of(Coverage.IPV4, Coverage.IPV6, Coverage.DOMAIN),
                List.of(refused, DELAYED),
                Duration.ofDays(1),
                Duration.ofDays(29),
                Duration.ofMinutes(15),
                "your own mailbox; free",
                2,
                URI.create("https://www.rfc-editor.org/rfc/rfc3464"));
    }

    @Override
    public FeedDeclaration declaration() {
        return declaration;
    }

    @Override
    protected void take(MailMessage message, Instant received, Look look, Skips skips) throws FeedFailure {
        Optional<DeliveryReport> report = DeliveryReport.of(message, received);
        if (report.isEmpty()) {
            skips.skip(SkipReason.NO_REPORT, "it is no delivery report");
        } else {
            new Bounce(message, report.get(), vouchers)
                    .count(look.own(), look.ledger(), received, skips, look.result());
        }
    }

    /** A target with reports in the last 30 days has a number, which may by now be zero; others have none. */
    @Override
    protected void measures(Look look, Instant at) {
        MailLedger ledger = look.ledger();
        ledger.keys()
                .forEach(key -> look.own().named(key.substring(1)).ifPresent(target -> {
                    MeasureKind kind = key.startsWith(Bounce.DELAYED) ? DELAYED : refused;
                    look.result().add(kind.of(target, (double) ledger.sum(key, WINDOW), at));
                }));
    }

    @Override
    protected List<FeedDetail> details(MailLedger ledger) {
        return LedgerDetails.skipped(ledger, WINDOW);
    }
}
