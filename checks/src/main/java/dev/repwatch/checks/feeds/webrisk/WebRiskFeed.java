package dev.repwatch.checks.feeds.webrisk;

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
import dev.repwatch.checks.feeds.http.Throttle;
import dev.repwatch.checks.reputation.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Google Web Risk: browsers warn of the domain, and one such link in a message is enough to have it refused. */
public final class WebRiskFeed implements Feed {

    private static final MeasureKind THREATS = MeasureKind.banded(
            "webrisk_threats",
            Unit.COUNT,
            "kinds of threat that browsers warn of",
            Bands.higherIsWorse(0, Bands.bad(1)));

    public static final FeedDeclaration DECLARATION = new FeedDeclaration(
            "Google Web Risk",
            Set.of(Coverage.DOMAIN),
            List.of(THREATS),
            Duration.ofHours(1),
            Duration.ofDays(2),
            Duration.ofHours(6),
            "a Google Cloud project with billing; the older Safe Browsing interface is for non-commercial use only",
            20,
            URI.create("https://cloud.google.com/web-risk"));

    public static final FeedType<WebRiskSettings> TYPE =
            new FeedType<>("webrisk", WebRiskSettings.class, DECLARATION, WebRiskFeed::new);

    private final FeedClient http;
    private final HttpUrl search;

    WebRiskFeed(WebRiskSettings settings, FeedContext context) {
        http = new FeedClient(
                context.near(Endpoint.local(List.of(settings.endpoint()))),
                new Throttle(context.clock(), settings.questionsPerDay().orElse(3000L), 5));
        search = Endpoint.of(settings.endpoint(), "https://webrisk.googleapis.com/")
                .newBuilder()
                .addPathSegments("v1/uris:search")
                .addQueryParameter("threatTypes", "MALWARE")
                .addQueryParameter("threatTypes", "SOCIAL_ENGINEERING")
                .addQueryParameter("threatTypes", "UNWANTED_SOFTWARE")
                .addQueryParameter("key", settings.key().reveal())
                .build();
    }

    @Override
    public FeedDeclaration declaration() {
        return DECLARATION;
    }

    @Override
    public FeedResult look(FeedQuery feedQuery) throws FeedFailure {
        return PerSubjectQueries.ask(feedQuery, (domain, result) -> about(domain, feedQuery.now(), result));
    }

    /** An empty object is the answer for a domain without a threat; anything else without one is no answer. */
    private void about(Target domain, Instant now, FeedResult.Builder result) throws FeedFailure {
        HttpUrl url = search.newBuilder()
                .addQueryParameter("uri", "http://" + domain.text() + "/")
                .build();
        JsonNode json = http.fetch(new Request.Builder().url(url).build()).json();
        JsonNode types = json.path("threat").path("threatTypes");
        if (!json.isEmpty() && !types.isArray()) {
            throw FeedFailure.badAnswer("the answer is neither empty nor a threat");
        }
        List<String> words = new ArrayList<>();
        types.forEach(it -> words.add(it.asText("?")));
        result.add(THREATS.of(domain, words.size(), now, String.join(", ", words)));
    }

    @Override
    public void close() {
        http.close();
    }
}
