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

/** Mailspike reputation: 127.0.0.10 (worst) to 127.0.0.20 (excellent). */
public final class MailspikeFeed implements Feed {

    private static final MeasureKind REPUTATION = MeasureKind.banded(
            "mailspike_reputation",
            Unit.LEVEL,
            "10-20, higher is better",
            Bands.lowerIsWorse(0, Bands.neutral(15), Bands.poor(13), Bands.bad(12)));

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "Mailspike reputation",
            Set.of(Coverage.IPV4, Coverage.IPV6),
            List.of(REPUTATION),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofHours(6),
            "free for moderate use from an own resolver; the limit is not verified",
            12,
            URI.create("https://www.mailspike.net/"));

    public static final FeedType<MailspikeSettings> TYPE =
            new FeedType<>("mailspike", MailspikeSettings.class, DECLARATION, MailspikeFeed::new);

    private final ScoreZone zone;

    MailspikeFeed(MailspikeSettings settings, FeedContext context) {
        zone = new ScoreZone(context.dns(), settings.zone().orElse(MailspikeSettings.ZONE));
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
        boolean documented = answer.b() == 0 && answer.c() == 0 && answer.d() >= 10 && answer.d() <= 20;
        if (answers.size() != 1 || !documented) {
            throw ScoreZone.undocumented(answer);
        }
        haul.add(REPUTATION.of(target, answer.d(), now));
    }
}
