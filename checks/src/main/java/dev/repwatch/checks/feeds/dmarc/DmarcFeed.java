package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.Feed;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.mailbox.Authentication;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.Mailbox;
import dev.repwatch.checks.feeds.mailbox.OwnTargets;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * DMARC aggregate reports: how much mail of each own address and domain passed, was quarantined or was refused at the
 * reporters. Reports are easy to forge, so they never weigh more than a little.
 */
public final class DmarcFeed implements Feed {

    private static final int WINDOW = 7;
    private static final MeasureKind FAILED = MeasureKind.banded(
            "dmarc_fail_rate",
            Unit.RATIO,
            "share of reported mail that fails DMARC in seven days, lower is better",
            Bands.higherIsWorse(0.005, Bands.neutral(0.02), Bands.poor(0.1)));
    private static final MeasureKind REFUSED =
            MeasureKind.shown("dmarc_refused_rate", Unit.RATIO, "share quarantined or refused for DMARC in seven days");
    private static final MeasureKind MESSAGES =
            MeasureKind.shown("dmarc_messages", Unit.COUNT, "messages reported in seven days");
    private static final MeasureKind FOREIGN = MeasureKind.shown(
            "dmarc_foreign_messages", Unit.COUNT, "messages under the domain from addresses that are not watched");

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "DMARC aggregate reports",
            Set.of(Coverage.IPV4, Coverage.IPV6, Coverage.DOMAIN),
            List.of(FAILED, REFUSED, MESSAGES, FOREIGN),
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
        FeedResult.Builder result = new FeedResult.Builder();
        mailbox.readNew(ledger, (message, received) -> take(message, feedQuery.now(), own, ledger), result);
        ledger.newest().ifPresent(at -> measures(ledger, own, at, result));
        return result.bookmark(ledger.bookmark()).result();
    }

    private void take(MailMessage message, Instant now, OwnTargets own, MailLedger ledger) throws FeedFailure {
        if (authentication.filter(it -> !it.vouchesFor(message)).isPresent()) {
            throw FeedFailure.badAnswer("our mail server does not vouch for its sender");
        }
        List<DmarcReport> reports = new ArrayList<>();
        for (MailMessage.Part part : message.parts()) {
            for (byte[] xml : ReportArchive.unpack(part.body().toByteArray())) {
                reports.add(DmarcReader.read(xml));
            }
        }
        if (reports.isEmpty()) {
            throw FeedFailure.badAnswer("there is no aggregate report in it");
        }
        for (DmarcReport report : reports) {
            count(report, now, own, ledger);
        }
    }

    private static void count(DmarcReport report, Instant now, OwnTargets own, MailLedger ledger) throws FeedFailure {
        if (report.end().isAfter(now.plus(Duration.ofDays(1)))) {
            throw FeedFailure.badAnswer("the report speaks of the future");
        }
        Optional<Target> domain = own.domain(report.domain());
        if (domain.isEmpty()) {
            throw FeedFailure.badAnswer("the report is about a domain that is not watched");
        }
        if (ledger.firstSight(report.identity())) {
            ledger.arrived(report.end().isAfter(now) ? now : report.end());
            LocalDate day = LocalDate.ofInstant(report.begin(), ZoneOffset.UTC);
            report.rows().forEach(row -> count(row, day, domain.get(), own, ledger));
        }
    }

    private static void count(DmarcReport.Row row, LocalDate day, Target domain, OwnTargets own, MailLedger ledger) {
        Optional<Target> address = own.address(row.sourceIp());
        Set<Target> about = new LinkedHashSet<>(List.of(domain));
        address.ifPresent(about::add);
        for (Target target : about) {
            ledger.count(day, "all " + target.text(), row.count());
            ledger.count(day, "failed " + target.text(), row.passed() ? 0 : row.count());
            ledger.count(day, "refused " + target.text(), row.refused() ? row.count() : 0);
        }
        ledger.count(day, "foreign " + domain.text(), address.isPresent() ? 0 : row.count());
    }

    /** Rates exist only where something was reported in the window. */
    private static void measures(MailLedger ledger, OwnTargets own, Instant at, FeedResult.Builder result) {
        for (String key : ledger.keys()) {
            Optional<Target> target = key.startsWith("all ") ? own.named(key.substring(4)) : Optional.empty();
            long all = ledger.sum(key, WINDOW);
            if (target.isPresent() && all > 0) {
                measures(target.get(), all, ledger, at, result);
            }
        }
    }

    private static void measures(Target target, long all, MailLedger ledger, Instant at, FeedResult.Builder result) {
        result.add(FAILED.of(target, (double) ledger.sum("failed " + target.text(), WINDOW) / all, at));
        result.add(REFUSED.of(target, (double) ledger.sum("refused " + target.text(), WINDOW) / all, at));
        result.add(MESSAGES.of(target, (double) all, at));
        if (target.kind() == TargetKind.DOMAIN) {
            result.add(FOREIGN.of(target, (double) ledger.sum("foreign " + target.text(), WINDOW), at));
        }
    }
}
