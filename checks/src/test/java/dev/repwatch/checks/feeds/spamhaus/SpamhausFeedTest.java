package dev.repwatch.checks.feeds.spamhaus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedContract;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.NotFoundIsAnAnswer;
import dev.repwatch.checks.feeds.Proves;
import dev.repwatch.checks.feeds.Quota;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class SpamhausFeedTest extends FeedContract implements NotFoundIsAnAnswer {

    @Override
    protected FeedType<?> type() {
        return SpamhausFeed.TYPE;
    }

    @Override
    protected Record settings(URI endpoint) {
        return new SpamhausSettings(
                "user", secret(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(endpoint));
    }

    @Override
    protected MockResponse healthy(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.endsWith("login")) {
            return recorded("login.json");
        }
        if (path.endsWith("limits")) {
            return recorded("limits.json");
        }
        return path.contains("domain") ? recorded("domain.json") : recorded("listed.json");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Stream.concat(Subjects.ips("192.0.2.7").stream(), Subjects.domains("example.test").stream())
                .toList();
    }

    @Test
    void listingsAreToldWithTheirEnd() {
        FeedReport reading = answering(this::healthy);
        assertThat(reading.observations().get(0).finding())
                .isEqualTo(new Finding.Scored(new Score(2, "current listings", Score.Band.POOR, NOW)));
        assertThat(reading.measures().get(0).note())
                .isEqualTo("XBL until 2026-11-30T00:53:20Z (HELO localhost); CSS until 2026-11-30T00:53:20Z");
        assertThat(reading.quota()).contains(new Quota(5000, 3766, Optional.empty()));
    }

    @Test
    void theMailDimensionOfADomainIsShown() {
        FeedReport reading = answering(this::healthy);
        assertThat(reading.measures())
                .filteredOn(it -> it.name().equals("spamhaus_domain_smtp"))
                .singleElement()
                .satisfies(it -> assertThat(it.value()).isEqualTo(-2.5));
    }

    @Test
    void notFoundInTheWayOfTheApiIsNotListed() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().contains("byobject")
                ? response()
                        .code(404)
                        .body("{\"code\":404,\"message\":\"not found\"}")
                        .build()
                : healthy(request));
        assertThat(reading.observations().get(0).finding())
                .isEqualTo(new Finding.Scored(new Score(0, "current listings", Score.Band.GOOD, NOW)));
        assertThat(reading.observations().get(1).finding()).isInstanceOf(Finding.Unknown.class);
    }

    @Test
    void notFoundOnAWebPageIsNoAnswer() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().contains("byobject")
                ? response().code(404).body("<html><body>moved</body></html>").build()
                : healthy(request));
        noScore(reading);
    }

    @Override
    protected boolean forToken(RecordedRequest request) {
        return request.getUrl().encodedPath().endsWith("login");
    }

    @Override
    public FeedReport honestlyNotFound() {
        return answering(request -> request.getUrl().encodedPath().contains("byobject")
                ? response().code(404).body("{\"code\":404}").build()
                : healthy(request));
    }

    @Override
    protected FeedReport notFoundAsTrouble() {
        return answering(request -> request.getUrl().encodedPath().contains("byobject")
                ? response().code(404).body("<html><body>moved</body></html>").build()
                : healthy(request));
    }

    @Test
    @Proves(FeedCase.UNAUTHORIZED_THEN_REFRESHED)
    void anAgedTokenIsRenewedOnce() {
        AtomicInteger refused = new AtomicInteger();
        FeedReport reading = answering(request -> {
            boolean first = request.getUrl().encodedPath().contains("cidr") && refused.getAndIncrement() == 0;
            return first ? response().code(401).build() : healthy(request);
        });
        assertThat(reading.outcome()).isInstanceOf(Outcome.Data.class);
    }
}
