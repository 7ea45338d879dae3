package dev.repwatch.checks.feeds.tlsrpt;

import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedDetail;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.mailbox.Authentication;
import dev.repwatch.checks.feeds.mailbox.LedgerDetails;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.Mailbox;
import dev.repwatch.checks.feeds.mailbox.MailboxFeed;
import dev.repwatch.checks.feeds.mailbox.Skips;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * TLS reports (RFC 8460): how many sessions to our domains' mail servers could not be encrypted as the policy wants. They
 * tell of mail that we get, so they are told and cost the reputation next to nothing.
 */
public final class TlsRptFeed extends MailboxFeed {

    private static final MeasureKind FAIL_RATE = MeasureKind.banded(
            "tls_fail_rate",
            Unit.RATIO,
            "share of sessions to the domain that failed to encrypt in seven days, lower is better",
            Bands.higherIsWorse(0.001, Bands.neutral(0.002), Bands.poor(0.01), Bands.bad(0.1)));
    private static final MeasureKind SESSIONS =
            MeasureKind.shown("tls_sessions", Unit.COUNT, "sessions reported in seven days");
    private static final MeasureKind FAILED =
            MeasureKind.shown("tls_failed_sessions", Unit.COUNT, "sessions that failed to encrypt in seven days");

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "TLS reports",
            Set.of(Coverage.DOMAIN),
            List.of(FAIL_RATE, SESSIONS, FAILED),
            Duration.ofDays(2),
            Duration.ofDays(4),
            Duration.ofMinutes(30),
            "your own mailbox; free",
            1,
            URI.create("https://www.rfc-editor.org/rfc/rfc8460"));

    public static final FeedType<TlsRptSettings> TYPE =
            new FeedType<>("tlsrpt", TlsRptSettings.class, DECLARATION, TlsRptFeed::new);

    private final Optional<Authentication> authentication;

    TlsRptFeed(TlsRptSettings settings, FeedContext context) {
        super(Mailbox.of(settings.login(), settings.oauth(), context));
        authentication = settings.authentication();
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    protected void take(MailMessage message, Instant received, Look look, Skips skips) {
        if (Authentication.admits(authentication, message, skips)) {
            new TlsMessage(new TlsCounts(look.ledger(), look.own(), look.now()), skips).read(message);
        }
    }

    @Override
    protected List<FeedDetail> details(MailLedger ledger) {
        List<FeedDetail> details =
                new ArrayList<>(LedgerDetails.of(ledger, TlsCounts.RESULT, "result", TlsCounts.WINDOW));
        details.addAll(LedgerDetails.of(ledger, TlsCounts.REPORTER, "reporter", TlsCounts.WINDOW));
        details.addAll(LedgerDetails.skipped(ledger, TlsCounts.WINDOW));
        return details;
    }

    /** A rate exists only where sessions were reported in the window. */
    @Override
    protected void measures(Look look, Instant at) {
        MailLedger ledger = look.ledger();
        for (String key : ledger.keys()) {
            long all = key.startsWith(TlsCounts.ALL) ? ledger.sum(key, TlsCounts.WINDOW) : 0;
            String name = key.substring(key.indexOf(' ') + 1);
            long failed = ledger.sum(TlsCounts.FAILED + name, TlsCounts.WINDOW);
            look.own().named(name).filter(it -> all > 0).ifPresent(domain -> {
                look.result().add(FAIL_RATE.of(domain, (double) failed / all, at, worst(ledger, name)));
                look.result().add(SESSIONS.of(domain, (double) all, at));
                look.result().add(FAILED.of(domain, (double) failed, at));
            });
        }
    }

    /** The result that most failures are of. */
    private static String worst(MailLedger ledger, String domain) {
        return LedgerDetails.of(ledger, TlsCounts.RESULT, "result", TlsCounts.WINDOW).stream()
                .filter(it -> it.target().equals(domain))
                .findFirst()
                .map(it -> "mostly " + it.name())
                .orElse("");
    }
}
