package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.mailbox.Authentication;
import dev.repwatch.checks.feeds.mailbox.HostNames;
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
 * DMARC aggregate reports: how much mail of each own address and domain passed, was quarantined or was refused at the
 * reporters. A domain is judged by its watched addresses: what strangers send under its name, and what forwarders break, is
 * shown apart. Reports are easy to forge, so they never weigh more than a little.
 */
public final class DmarcFeed extends MailboxFeed {

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "DMARC aggregate reports",
            Set.of(Coverage.IPV4, Coverage.IPV6, Coverage.DOMAIN),
            DmarcMeasures.ALL,
            Duration.ofDays(2),
            Duration.ofDays(4),
            Duration.ofMinutes(30),
            "your own mailbox; free",
            6,
            URI.create("https://www.rfc-editor.org/rfc/rfc7489"));

    public static final FeedType<DmarcSettings> TYPE =
            new FeedType<>("dmarc", DmarcSettings.class, DECLARATION, DmarcFeed::new);

    private final Optional<Authentication> authentication;
    private final HostNames hostNames;

    DmarcFeed(DmarcSettings settings, FeedContext context) {
        super(Mailbox.of(settings.login(), settings.oauth(), context));
        hostNames = new HostNames(context.dns());
        authentication = settings.authentication();
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    protected void take(MailMessage message, Instant received, Look look, Skips skips) {
        DmarcCounts counts = new DmarcCounts(look.ledger(), look.own(), look.now());
        if (Authentication.admits(authentication, message, skips) && !new DmarcMessage(counts, skips).read(message)) {
            skips.skip(SkipReason.NO_REPORT, "there is no aggregate report in it");
        }
    }

    @Override
    protected void settle(MailLedger ledger) {
        ledger.forget(DmarcSources.FOREIGN, DmarcMeasures.WINDOW);
        ledger.forget(DmarcSources.REPORTER, DmarcMeasures.WINDOW);
        ledger.forget(DmarcSources.SELECTOR, DmarcMeasures.WINDOW);
        ledger.forget(DmarcSources.MAIL_FROM, DmarcMeasures.WINDOW);
        ledger.names(DmarcDetails.addresses(ledger), hostNames);
    }

    @Override
    protected void measures(Look look, Instant at) {
        new DmarcMeasures(look.ledger(), look.own()).add(at, look.result());
    }

    @Override
    protected List<FeedDetail> details(MailLedger ledger) {
        return DmarcDetails.of(ledger);
    }
}
