package dev.repwatch.checks.feeds.ses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.feeds.Bands;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.Feed;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Quota;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.feeds.http.StrictJson;
import dev.repwatch.checks.reputation.Target;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** AWS SES: whether the account is under review, and the bounce and complaint rates that AWS holds against it. */
public final class SesFeed implements Feed {

    private static final MeasureKind ENFORCEMENT = MeasureKind.banded(
            "ses_enforcement",
            Unit.LEVEL,
            "0 healthy, 1 probation, 2 shut down or sending paused",
            Bands.higherIsWorse(0, Bands.poor(1), Bands.bad(2)));
    private static final MeasureKind BOUNCES = MeasureKind.banded(
            "ses_bounce_rate",
            Unit.RATIO,
            "bounces per message, lower is better",
            Bands.higherIsWorse(0.005, Bands.poor(0.05), Bands.bad(0.1)));
    private static final MeasureKind COMPLAINTS = MeasureKind.banded(
            "ses_complaint_rate",
            Unit.RATIO,
            "complaints per message, lower is better",
            Bands.higherIsWorse(0.0002, Bands.poor(0.001), Bands.bad(0.005)));

    private static final Map<String, Integer> LEVELS = Map.of("HEALTHY", 0, "PROBATION", 1, "SHUTDOWN", 2);

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "AWS SES",
            Set.of(Coverage.POOL),
            List.of(ENFORCEMENT, COMPLAINTS, BOUNCES),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofHours(1),
            "an IAM user with two read permissions; CloudWatch requests cost a little",
            25,
            URI.create("https://docs.aws.amazon.com/ses/latest/dg/monitor-sender-reputation.html"));

    public static final FeedType<SesSettings> TYPE =
            new FeedType<>("ses", SesSettings.class, DECLARATION, SesFeed::new);

    private final SesSettings settings;
    private final FeedClient http;
    private final SignedRequest signed;
    private final HttpUrl account;
    private final HttpUrl metrics;

    SesFeed(SesSettings settings, FeedContext context) {
        this.settings = settings;
        http = new FeedClient(context.near(Endpoint.local(List.of(settings.endpoint(), settings.metricsEndpoint()))));
        signed = new SignedRequest(settings);
        account = Endpoint.of(settings.endpoint(), "https://email." + settings.region() + ".amazonaws.com/")
                .newBuilder()
                .addPathSegments("v2/email/account")
                .build();
        metrics = Endpoint.of(
                "metrics_endpoint",
                settings.metricsEndpoint()
                        .map(URI::toString)
                        .orElse("https://monitoring." + settings.region() + ".amazonaws.com/"),
                true);
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    public FeedResult look(FeedQuery feedQuery) throws FeedFailure {
        List<Target> pool = feedQuery.subjects().stream()
                .filter(it -> it.pools().contains(settings.pool()))
                .map(FeedSubject::target)
                .toList();
        FeedResult.Builder result = new FeedResult.Builder();
        JsonNode json = http.fetch(signed.get(account, "ses", feedQuery.now())).json();
        int level = level(json);
        pool.forEach(it -> result.add(ENFORCEMENT.of(it, level, feedQuery.now())));
        result.quota(quota(json.path("SendQuota"), feedQuery.now()));
        rate("Reputation.BounceRate", BOUNCES, pool, feedQuery.now(), result);
        rate("Reputation.ComplaintRate", COMPLAINTS, pool, feedQuery.now(), result);
        return result.result();
    }

    private static int level(JsonNode json) throws FeedFailure {
        Integer level = LEVELS.get(json.path("EnforcementStatus").asText(""));
        if (level == null || !json.path("SendingEnabled").isBoolean()) {
            throw FeedFailure.badAnswer("the account has no EnforcementStatus and SendingEnabled that we know");
        }
        return json.path("SendingEnabled").booleanValue() ? level : 2;
    }

    private static Optional<Quota> quota(JsonNode json, Instant now) {
        Optional<Double> most = StrictJson.number(json.path("Max24HourSend"));
        Optional<Double> sent = StrictJson.number(json.path("SentLast24Hours"));
        // -1 says that there is no limit
        return most.filter(it -> it >= 0)
                .flatMap(limit -> sent.map(it -> new Quota(
                        limit.longValue(),
                        Math.max(0, (long) (limit - it)),
                        Optional.of(now.plus(1, ChronoUnit.DAYS)))));
    }

    private void rate(String metric, MeasureKind kind, List<Target> pool, Instant now, FeedResult.Builder result)
            throws FeedFailure {
        String form = form(Map.of(
                "Action", "GetMetricStatistics",
                "Version", "2010-08-01",
                "Namespace", "AWS/SES",
                "MetricName", metric,
                "StartTime",
                        now.minus(1, ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                "EndTime", now.truncatedTo(ChronoUnit.SECONDS).toString(),
                "Period", "3600",
                "Statistics.member.1", "Average"));
        List<MetricStatistics.Point> points = MetricStatistics.parse(
                http.fetch(signed.post(metrics, "monitoring", form, now)).body());
        points.stream()
                .max(Comparator.comparing(MetricStatistics.Point::at))
                .ifPresent(it -> pool.forEach(target -> result.add(kind.of(target, it.average(), it.at()))));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        http.close();
    }
}
