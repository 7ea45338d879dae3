package dev.repwatch.checks.feeds.zones;

import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.zones.ScoreZone.Octets;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Hostkarma: 127.0.0.1 white, 2 black, 3 yellow, 4 brown, 5 "never block". Other answers of the same name speak of other
 * things (127.0.1.x of how sessions ended, 127.0.2.x of the age of names) and are passed over.
 */
public final class HostkarmaFeed extends ZoneFeed {

    private static final MeasureKind KARMA = MeasureKind.banded(
            "hostkarma",
            Unit.LEVEL,
            "0 white, 1 never block, 2 yellow, 3 brown, 4 black",
            Bands.higherIsWorse(0, Bands.neutral(2), Bands.poor(3), Bands.bad(4)));

    /** By the last octet, 1 to 5. */
    private static final List<Integer> LEVELS = List.of(0, 4, 2, 3, 1);

    public static final FeedDeclaration DECLARATION = declaration(
            "Hostkarma",
            Set.of(Coverage.IPV4),
            KARMA,
            Duration.ofHours(6),
            "free for moderate use, own resolver",
            6,
            "https://wiki.junkemailfilter.com/");

    public static final FeedType<HostkarmaSettings> TYPE =
            new FeedType<>("hostkarma", HostkarmaSettings.class, DECLARATION, HostkarmaFeed::new);

    HostkarmaFeed(HostkarmaSettings settings, FeedContext context) {
        super(DECLARATION, context, settings.zone(), HostkarmaSettings.ZONE);
    }

    @Override
    ScoreZone.OctetReader reading(FeedQuery feedQuery) {
        return (target, answers, result) -> read(target, answers, feedQuery.now(), result);
    }

    /** The worst of several answers counts. */
    private static void read(Target target, List<Octets> answers, Instant now, FeedResult.Builder result)
            throws FeedFailure {
        int worst = -1;
        for (Octets answer : answers) {
            if (answer.b() == 0 && answer.c() == 0) {
                worst = Math.max(worst, level(answer));
            }
        }
        if (worst >= 0) {
            result.add(KARMA.of(target, worst, now));
        }
    }

    private static int level(Octets answer) throws FeedFailure {
        if (answer.d() < 1 || answer.d() > LEVELS.size()) {
            throw ScoreZone.undocumented(answer);
        }
        return LEVELS.get(answer.d() - 1);
    }
}
