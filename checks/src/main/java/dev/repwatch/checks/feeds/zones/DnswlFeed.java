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
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * DNSWL: 127.0.CATEGORY.TRUST, trust 0 (none) to 3 (high). A welcome list: being on it is good news, never having been on
 * it is no news, and falling off it is bad news. Whom it has listed is remembered in the bookmark.
 */
public final class DnswlFeed extends ZoneFeed {

    private static final int MOST_TRUSTED = 3;

    private static final MeasureKind TRUST = MeasureKind.banded(
            "dnswl_trust",
            Unit.LEVEL,
            "-1 no longer listed, 0 none, 1 low, 2 medium, 3 high",
            Bands.lowerIsWorse(0, Bands.neutral(0), Bands.poor(-1)));

    public static final FeedDeclaration DECLARATION = declaration(
            "DNSWL trust",
            Set.of(Coverage.IPV4, Coverage.IPV6),
            TRUST,
            Duration.ofHours(6),
            "free under 100,000 questions a day, own resolver only",
            6,
            "https://www.dnswl.org/");

    public static final FeedType<DnswlSettings> TYPE =
            new FeedType<>("dnswl", DnswlSettings.class, DECLARATION, DnswlFeed::new);

    DnswlFeed(DnswlSettings settings, FeedContext context) {
        super(DECLARATION, context, settings.zone(), DnswlSettings.ZONE);
    }

    @Override
    ScoreZone.OctetReader reading(FeedQuery feedQuery) {
        Set<String> known = new LinkedHashSet<>(
                Arrays.asList(feedQuery.bookmark().orElse("").split(" ", -1)));
        known.remove("");
        return new Trust(known, feedQuery.now());
    }

    private record Trust(Set<String> known, Instant now) implements ScoreZone.OctetReader {

        @Override
        public void records(Target target, List<Octets> answers, FeedResult.Builder result) throws FeedFailure {
            int least = MOST_TRUSTED;
            for (Octets answer : answers) {
                least = Math.min(least, trust(answer));
            }
            known.add(target.text());
            result.add(TRUST.of(target, least, now));
        }

        private static int trust(Octets answer) throws FeedFailure {
            if (answer.d() == 255 || (answer.c() == 10 && answer.d() == 3)) {
                throw new FeedFailure(Cause.OVER_QUOTA, "DNSWL refuses this resolver (" + answer.text() + ")");
            }
            if (answer.b() != 0 || answer.d() > MOST_TRUSTED) {
                throw ScoreZone.undocumented(answer);
            }
            return answer.d();
        }

        @Override
        public void absent(Target target, FeedResult.Builder result) {
            if (known.contains(target.text())) {
                result.add(TRUST.of(target, -1, now, "was on the list and no longer is"));
            }
        }

        @Override
        public void finished(FeedResult.Builder result) {
            result.bookmark(String.join(" ", known));
        }
    }
}
