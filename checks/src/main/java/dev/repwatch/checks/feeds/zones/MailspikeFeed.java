package dev.repwatch.checks.feeds.zones;

import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import java.time.Duration;
import java.util.Set;

/** Mailspike reputation: 127.0.0.10 (worst) to 127.0.0.20 (excellent). */
public final class MailspikeFeed extends ZoneFeed {

    private static final MeasureKind REPUTATION = MeasureKind.banded(
            "mailspike_reputation",
            Unit.LEVEL,
            "10-20, higher is better",
            Bands.lowerIsWorse(0, Bands.neutral(15), Bands.poor(13), Bands.bad(12)));

    public static final FeedDeclaration DECLARATION = declaration(
            "Mailspike reputation",
            Set.of(Coverage.IPV4, Coverage.IPV6),
            REPUTATION,
            Duration.ofHours(6),
            "free for moderate use from an own resolver; the limit is not verified",
            12,
            "https://www.mailspike.net/");

    public static final FeedType<MailspikeSettings> TYPE =
            new FeedType<>("mailspike", MailspikeSettings.class, DECLARATION, MailspikeFeed::new);

    MailspikeFeed(MailspikeSettings settings, FeedContext context) {
        super(DECLARATION, context, settings.zone(), MailspikeSettings.ZONE);
    }

    @Override
    ScoreZone.OctetReader reading(FeedQuery feedQuery) {
        return (target, answers, result) -> {
            ScoreZone.Octets answer = answers.get(0);
            boolean documented = answer.b() == 0 && answer.c() == 0 && answer.d() >= 10 && answer.d() <= 20;
            if (answers.size() != 1 || !documented) {
                throw ScoreZone.undocumented(answer);
            }
            result.add(REPUTATION.of(target, answer.d(), feedQuery.now()));
        };
    }
}
