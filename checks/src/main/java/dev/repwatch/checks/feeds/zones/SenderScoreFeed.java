package dev.repwatch.checks.feeds.zones;

import dev.repwatch.checks.feeds.Ask;
import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.Feed;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Haul;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.zones.ScoreZone.Octets;
import dev.repwatch.checks.reputation.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Validity Sender Score: 127.0.4.N, where N is the score. An address with little volume has none. The resolver that asks
 * must be registered with Validity.
 */
public final class SenderScoreFeed implements Feed {

    private static final MeasureKind SCORE = MeasureKind.banded(
            "sender_score",
            Unit.SCORE,
            "0-100, higher is better",
            Bands.lowerIsWorse(2, Bands.neutral(79), Bands.poor(69), Bands.bad(49)));

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "Sender Score",
            Set.of(Coverage.IPV4),
            List.of(SCORE),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofHours(12),
            "free after the asking resolver is registered with Validity; whether new registrations are taken is not verified",
            15,
            URI.create("https://senderscore.org/"));

    public static final FeedType<SenderScoreSettings> TYPE =
            new FeedType<>("senderscore", SenderScoreSettings.class, DECLARATION, SenderScoreFeed::new);

    private final ScoreZone zone;

    SenderScoreFeed(SenderScoreSettings settings, FeedContext context) {
        zone = new ScoreZone(context.dns(), settings.zone().orElse(SenderScoreSettings.ZONE));
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    public Haul look(Ask ask) throws FeedFailure {
        Haul.Gathering haul = new Haul.Gathering();
        zone.ask(ask, (target, answers, it) -> read(target, answers, ask.now(), it), haul);
        return haul.haul();
    }

    private static void read(Target target, List<Octets> answers, Instant now, Haul.Gathering haul) throws FeedFailure {
        Octets answer = answers.get(0);
        if (answers.size() != 1 || answer.b() != 0 || answer.c() != 4 || answer.d() > 100) {
            throw ScoreZone.undocumented(answer);
        }
        haul.add(SCORE.of(target, answer.d(), now));
    }
}
