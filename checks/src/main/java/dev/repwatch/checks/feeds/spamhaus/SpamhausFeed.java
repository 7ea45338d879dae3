package dev.repwatch.checks.feeds.spamhaus;

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
import dev.repwatch.checks.feeds.PerSubjectQueries;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Spamhaus Intelligence API: why an address is listed and until when, and how the mail of a domain is seen. */
public final class SpamhausFeed implements Feed {

    private static final MeasureKind LISTINGS = MeasureKind.banded(
            "spamhaus_listings", Unit.COUNT, "current listings", Bands.higherIsWorse(0, Bands.poor(1)));
    private static final MeasureKind ABUSED = MeasureKind.banded(
            "spamhaus_domain_abused", Unit.LEVEL, "0 no, 1 abused", Bands.higherIsWorse(0, Bands.bad(1)));
    private static final MeasureKind SMTP = MeasureKind.shown(
            "spamhaus_domain_smtp", Unit.SCORE, "smtp dimension; the scale is not documented where we could read it");
    private static final MeasureKind SCORE = MeasureKind.shown(
            "spamhaus_domain_score", Unit.SCORE, "overall; the scale is not documented where we could read it");

    public static final FeedDeclaration DECLARATION = declaration(SMTP);

    public static final FeedType<SpamhausSettings> TYPE =
            new FeedType<>("spamhaus", SpamhausSettings.class, DECLARATION, SpamhausFeed::new);

    private final SpamhausApi api;
    private final FeedDeclaration declaration;

    SpamhausFeed(SpamhausSettings settings, FeedContext context) {
        api = new SpamhausApi(settings, context.near(Endpoint.local(List.of(settings.endpoint()))));
        declaration = declaration(smtp(settings));
    }

    private static FeedDeclaration declaration(MeasureKind smtp) {
        return new FeedDeclaration(
                "Spamhaus Intelligence",
                Set.of(Coverage.IPV4, Coverage.IPV6, Coverage.DOMAIN),
                List.of(LISTINGS, ABUSED, smtp, SCORE),
                Duration.ofHours(1),
                Duration.ofDays(2),
                Duration.ofHours(6),
                "an account of the Intelligence API; the size of the free tier is not verified",
                20,
                URI.create("https://www.spamhaus.com/"));
    }

    private static MeasureKind smtp(SpamhausSettings settings) {
        List<Bands.Step> steps = Stream.concat(
                        settings.smtpPoor().map(Bands::poor).stream(), settings.smtpBad().map(Bands::bad).stream())
                .toList();
        return steps.isEmpty()
                ? SMTP
                : MeasureKind.banded(
                        SMTP.name(), SMTP.unit(), SMTP.scale(), new Bands(Bands.Direction.LOWER_IS_WORSE, steps, 0));
    }

    @Override
    public FeedDeclaration declaration() {
        return declaration;
    }

    @Override
    public FeedResult look(FeedQuery feedQuery) throws FeedFailure {
        FeedResult learned = PerSubjectQueries.ask(feedQuery, (target, result) -> {
            if (target.kind() == TargetKind.DOMAIN) {
                domain(target, feedQuery.now(), result);
            } else {
                address(target, feedQuery.now(), result);
            }
        });
        return api.quota().map(learned::withQuota).orElse(learned);
    }

    private void address(Target target, Instant now, FeedResult.Builder result) throws FeedFailure {
        List<String> words = new ArrayList<>();
        for (SpamhausApi.Listing listing : api.listings(target.text())) {
            words.add(listing.words());
        }
        result.add(LISTINGS.of(target, words.size(), now, String.join("; ", words)));
    }

    private void domain(Target target, Instant now, FeedResult.Builder result) throws FeedFailure {
        SpamhausApi.DomainView view = api.domain(target.text());
        view.abused().ifPresent(it -> result.add(ABUSED.of(target, it ? 1 : 0, now)));
        view.smtp().ifPresent(it -> result.add(SMTP.of(target, it, now)));
        view.score().ifPresent(it -> result.add(SCORE.of(target, it, now)));
    }

    @Override
    public void close() {
        api.close();
    }
}
