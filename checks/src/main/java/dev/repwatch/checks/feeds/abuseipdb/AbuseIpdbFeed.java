package dev.repwatch.checks.feeds.abuseipdb;

import static dev.repwatch.checks.feeds.Bands.bad;
import static dev.repwatch.checks.feeds.Bands.neutral;
import static dev.repwatch.checks.feeds.Bands.poor;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.feeds.http.StrictJson;
import dev.repwatch.checks.feeds.http.Throttle;
import dev.repwatch.checks.reputation.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * AbuseIPDB, API v2 {@code check}: what others reported of an address in 90 days. It shows a hacked host sooner than a
 * mail problem. Own addresses are only ever asked about, never reported.
 */
public final class AbuseIpdbFeed implements Feed {

    private static final MeasureKind CONFIDENCE = MeasureKind.banded(
            "abuse_confidence",
            Unit.SCORE,
            "0-100, lower is better",
            Bands.higherIsWorse(3, neutral(10), poor(25), bad(75)));
    private static final MeasureKind REPORTS = MeasureKind.shown("abuse_reports", Unit.COUNT, "reports in 90 days");

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "AbuseIPDB",
            Set.of(Coverage.IPV4, Coverage.IPV6),
            List.of(CONFIDENCE, REPORTS),
            Duration.ofHours(1),
            Duration.ofDays(3),
            Duration.ofHours(6),
            "free account: 1000 checks a day",
            8,
            URI.create("https://www.abuseipdb.com/"));

    public static final FeedType<AbuseIpdbSettings> TYPE =
            new FeedType<>("abuseipdb", AbuseIpdbSettings.class, DECLARATION, AbuseIpdbFeed::new);

    private final AbuseIpdbSettings settings;
    private final FeedClient http;
    private final HttpUrl check;

    AbuseIpdbFeed(AbuseIpdbSettings settings, FeedContext context) {
        this.settings = settings;
        this.http = new FeedClient(
                context.near(Endpoint.local(List.of(settings.endpoint()))),
                new Throttle(context.clock(), settings.questionsPerDay().orElse(1000L), 5));
        this.check = Endpoint.of(settings.endpoint(), "https://api.abuseipdb.com/api/v2/")
                .newBuilder()
                .addPathSegment("check")
                .build();
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    public FeedResult look(FeedQuery feedQuery) throws FeedFailure {
        return PerSubjectQueries.ask(feedQuery, (target, result) -> about(target, feedQuery.now(), result));
    }

    private void about(Target target, Instant now, FeedResult.Builder result) throws FeedFailure {
        Reply reply = http.fetch(new Request.Builder()
                .url(check.newBuilder()
                        .addQueryParameter("ipAddress", target.text())
                        .addQueryParameter("maxAgeInDays", "90")
                        .build())
                .header("Key", settings.key().reveal())
                .header("Accept", "application/json")
                .build());
        JsonNode data = reply.json().path("data");
        double confidence = StrictJson.number(data.path("abuseConfidenceScore"))
                .filter(it -> it >= 0 && it <= 100)
                .orElseThrow(() -> FeedFailure.badAnswer("the answer has no abuseConfidenceScore from 0 to 100"));
        result.quota(reply.quota()).add(CONFIDENCE.of(target, confidence, now));
        StrictJson.number(data.path("totalReports"))
                .filter(it -> it >= 0)
                .ifPresent(it -> result.add(REPORTS.of(target, it, now)));
    }

    @Override
    public void close() {
        http.close();
    }
}
