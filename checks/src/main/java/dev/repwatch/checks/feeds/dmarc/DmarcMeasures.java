package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.mailbox.MailLedger;
import dev.repwatch.checks.feeds.mailbox.OwnTargets;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of the last seven days. A rate exists only where something was reported whose result is known; of a domain it
 * is the rate of its watched addresses.
 */
final class DmarcMeasures {

    static final int WINDOW = 7;
    static final String OWN = "own-";
    static final String FOREIGN_KEY = "foreign ";

    private static final MeasureKind FAIL_RATE = MeasureKind.banded(
            "dmarc_fail_rate",
            Unit.RATIO,
            "share of our addresses' mail that fails DMARC in seven days, lower is better",
            Bands.higherIsWorse(0.005, Bands.neutral(0.02), Bands.poor(0.1)));
    private static final MeasureKind REFUSED_RATE = MeasureKind.shown(
            "dmarc_refused_rate", Unit.RATIO, "share of our addresses' mail quarantined or refused in seven days");
    private static final MeasureKind MESSAGES =
            MeasureKind.shown("dmarc_messages", Unit.COUNT, "messages reported in seven days, of any sender");
    private static final MeasureKind FAILED =
            MeasureKind.shown("dmarc_failed", Unit.COUNT, "messages that failed DMARC in seven days, of any sender");
    private static final MeasureKind REFUSED = MeasureKind.shown(
            "dmarc_refused", Unit.COUNT, "messages quarantined or refused in seven days, of any sender");
    private static final MeasureKind UNKNOWN = MeasureKind.shown(
            "dmarc_unknown", Unit.COUNT, "messages of which a reporter did not say whether DMARC passed");
    private static final MeasureKind FOREIGN = MeasureKind.shown(
            "dmarc_foreign_messages", Unit.COUNT, "messages under the domain from addresses that are not watched");
    private static final MeasureKind FOREIGN_FAILED = MeasureKind.shown(
            "dmarc_foreign_failed",
            Unit.COUNT,
            "of these, messages that failed DMARC: made up, or broken on their way");

    static final List<MeasureKind> ALL =
            List.of(FAIL_RATE, REFUSED_RATE, MESSAGES, FAILED, REFUSED, UNKNOWN, FOREIGN, FOREIGN_FAILED);

    private final MailLedger ledger;
    private final OwnTargets own;

    DmarcMeasures(MailLedger ledger, OwnTargets own) {
        this.ledger = ledger;
        this.own = own;
    }

    void add(Instant at, FeedResult.Builder result) {
        for (String key : ledger.keys()) {
            Optional<Target> target = key.startsWith("all ") ? own.named(key.substring(4)) : Optional.empty();
            long all = ledger.sum(key, WINDOW);
            if (target.isPresent() && all > 0) {
                add(target.get(), all, at, result);
            }
        }
    }

    private void add(Target target, long all, Instant at, FeedResult.Builder result) {
        boolean domain = target.kind() == TargetKind.DOMAIN;
        rates(target, domain ? OWN : "", at, result);
        result.add(MESSAGES.of(target, (double) all, at));
        result.add(FAILED.of(target, sum("failed ", target), at));
        result.add(REFUSED.of(target, sum("refused ", target), at));
        result.add(UNKNOWN.of(target, sum("unknown ", target), at));
        if (domain) {
            result.add(FOREIGN.of(target, sum(FOREIGN_KEY, target), at));
            result.add(FOREIGN_FAILED.of(target, sum("failed ", target) - sum(OWN + "failed ", target), at));
        }
    }

    private void rates(Target target, String whose, Instant at, FeedResult.Builder result) {
        double judged = sum(whose + "all ", target);
        double known = judged - sum(whose + "unknown ", target);
        if (known > 0) {
            result.add(FAIL_RATE.of(target, sum(whose + "failed ", target) / known, at));
        }
        if (judged > 0) {
            result.add(REFUSED_RATE.of(target, sum(whose + "refused ", target) / judged, at));
        }
    }

    private double sum(String what, Target target) {
        return (double) ledger.sum(what + target.text(), WINDOW);
    }
}
