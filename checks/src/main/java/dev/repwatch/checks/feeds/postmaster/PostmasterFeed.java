package dev.repwatch.checks.feeds.postmaster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.feeds.Coverage;
import dev.repwatch.checks.feeds.Feed;
import dev.repwatch.checks.feeds.FeedContext;
import dev.repwatch.checks.feeds.FeedDeclaration;
import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedResult;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.PerSubjectQueries;
import dev.repwatch.checks.feeds.http.BearerToken;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.checks.feeds.http.FeedClient;
import dev.repwatch.checks.feeds.http.Reply;
import dev.repwatch.checks.feeds.http.Throttle;
import dev.repwatch.checks.reputation.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Google Postmaster Tools, API v2: how Gmail sees a domain, a day or two late, and only on days with enough mail. */
public final class PostmasterFeed implements Feed {

    private static final int DAYS_BACK = 7;
    private static final int MOST_PAGES = 10;

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "Google Postmaster Tools",
            Set.of(Coverage.DOMAIN),
            PostmasterMeasures.kinds(),
            Duration.ofDays(2),
            Duration.ofDays(4),
            Duration.ofHours(6),
            "free for verified owners of the domain",
            25,
            URI.create("https://postmaster.google.com/"));

    public static final FeedType<PostmasterSettings> TYPE =
            new FeedType<>("postmaster", PostmasterSettings.class, DECLARATION, PostmasterFeed::new);

    private final FeedClient http;
    private final BearerToken bearer;
    private final HttpUrl api;

    PostmasterFeed(PostmasterSettings settings, FeedContext context) {
        http = new FeedClient(
                context.near(Endpoint.local(List.of(settings.endpoint(), settings.tokenEndpoint()))),
                new Throttle(context.clock(), 20_000, 5));
        bearer = new BearerToken(http, GoogleGrant.of(settings, http, context), context);
        api = Endpoint.of(settings.endpoint(), "https://gmailpostmastertools.googleapis.com/");
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    public FeedResult look(FeedQuery feedQuery) throws FeedFailure {
        return PerSubjectQueries.ask(feedQuery, (domain, result) -> about(domain, feedQuery.now(), result));
    }

    private void about(Target domain, Instant now, FeedResult.Builder result) throws FeedFailure {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String page = "";
        int pages = 0;
        do {
            Reply reply = visible(
                    domain,
                    bearer.fetch(
                            new Request.Builder()
                                    .url(url(domain, "domainStats:query"))
                                    .post(StatsQuery.of(today.minusDays(DAYS_BACK), today.minusDays(1), page))
                                    .build(),
                            403,
                            404));
            page = StatsAnswer.read(reply.json(), domain, now, result);
            pages++;
        } while (!page.isEmpty() && pages < MOST_PAGES);
        compliance(domain, now, result);
    }

    private void compliance(Target domain, Instant now, FeedResult.Builder result) throws FeedFailure {
        Reply reply = bearer.fetch(
                new Request.Builder().url(url(domain, "complianceStatus")).build(), 403, 404);
        if (reply.status() != 200) {
            return;
        }
        List<String> missed = new ArrayList<>();
        JsonNode rows = complianceRows(reply.json());
        for (JsonNode row : rows) {
            if (row.path("status").path("status").asText("").equals("NEEDS_WORK")) {
                missed.add(row.path("requirement").asText(""));
            }
        }
        if (rows.size() > 0) {
            result.add(PostmasterMeasures.COMPLIANCE.of(domain, missed.size(), now, String.join(", ", missed)));
        }
    }

    /** Of a subdomain its own, where there are any; {@code complianceData} is always of the registrable domain. */
    private static JsonNode complianceRows(JsonNode json) {
        JsonNode own = json.path("subdomainComplianceData").path("rowData");
        return own.isEmpty() ? json.path("complianceData").path("rowData") : own;
    }

    private static Reply visible(Target domain, Reply reply) throws FeedFailure {
        if (reply.status() == 403 || reply.status() == 404) {
            throw GoogleRefusal.of(domain, reply);
        }
        return reply;
    }

    private HttpUrl url(Target domain, String call) {
        return api.newBuilder()
                .addPathSegments("v2/domains")
                .addPathSegment(domain.text())
                .addPathSegment(call)
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
