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

/**
 * Validity Sender Score: 127.0.4.N, where N is the score. An address with little volume has none. The resolver that asks
 * must be registered with Validity.
 */
public final class SenderScoreFeed extends ZoneFeed {

    private static final MeasureKind SCORE = MeasureKind.banded(
            "sender_score",
            Unit.SCORE,
            "0-100, higher is better",
            Bands.lowerIsWorse(2, Bands.neutral(79), Bands.poor(69), Bands.bad(49)));

    public static final FeedDeclaration DECLARATION = declaration(
            "Sender Score",
            Set.of(Coverage.IPV4),
            SCORE,
            Duration.ofHours(12),
            "free after the asking resolver is registered with Validity; whether new registrations are taken is not"
                    + " verified",
            15,
            "https://senderscore.org/");

    public static final FeedType<SenderScoreSettings> TYPE =
            new FeedType<>("senderscore", SenderScoreSettings.class, DECLARATION, SenderScoreFeed::new);

    SenderScoreFeed(SenderScoreSettings settings, FeedContext context) {
        super(DECLARATION, context, settings.zone(), SenderScoreSettings.ZONE);
    }

    @Override
    ScoreZone.OctetReader reading(FeedQuery feedQuery) {
        return (target, answers, result) -> {
            ScoreZone.Octets answer = answers.get(0);
            if (answers.size() != 1 || answer.b() != 0 || answer.c() != 4 || answer.d() > 100) {
                throw ScoreZone.undocumented(answer);
            }
            result.add(SCORE.of(target, answer.d(), feedQuery.now()));
        };
    }
}
