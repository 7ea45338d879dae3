package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.Feed;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.mailbox.Authentication;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.Mailbox;
import dev.repwatch.checks.feeds.mailbox.OwnTargets;
import dev.repwatch.checks.feeds.mailbox.SkipReason;
import dev.repwatch.checks.feeds.mailbox.Skips;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * DMARC aggregate reports: how much mail of each own address and domain passed, was quarantined or was refused at the
 * reporters. A domain is judged by its watched addresses: what strangers send under its name, and what forwarders break, is
 * shown apart. Reports are easy to forge, so they never weigh more than a little.
 */
public final class DmarcFeed implements Feed {

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

    private final Mailbox mailbox;
    private final Optional<Authentication> authentication;

    DmarcFeed(DmarcSettings settings, FeedContext context) {
        mailbox = new Mailbox(settings.login(), context);
        authentication = settings.authentication();
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    public FeedResult look(FeedQuery feedQuery) throws FeedFailure {
        MailLedger ledger = MailLedger.open(feedQuery.bookmark(), feedQuery.now());
        OwnTargets own = new OwnTargets(feedQuery);
        DmarcCounts counts = new DmarcCounts(ledger, own, feedQuery.now());
        FeedResult.Builder result = new FeedResult.Builder();
        mailbox.readNew(ledger, (message, received, skips) -> take(message, counts, skips), result);
        ledger.newest().ifPresent(at -> new DmarcMeasures(ledger, own).add(at, result));
        return result.bookmark(ledger.bookmark()).result();
    }

    private void take(MailMessage message, DmarcCounts counts, Skips skips) {
        Authentication.Word word = authentication.map(it -> it.of(message)).orElse(Authentication.Word.VOUCHED);
        if (word != Authentication.Word.VOUCHED) {
            skips.skip(
                    word == Authentication.Word.SILENT ? SkipReason.NOT_STAMPED : SkipReason.NOT_VOUCHED,
                    "our mail server does not vouch for its sender");
            return;
        }
        if (!new DmarcMessage(counts, skips).read(message)) {
            skips.skip(SkipReason.NO_REPORT, "there is no aggregate report in it");
        }
    }
}
