package dev.repwatch.checks.feeds.snds;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedContract;
import dev.repwatch.checks.feeds.FeedQuery;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.NotFoundIsAnAnswer;
import dev.repwatch.checks.feeds.OpenFeed;
import dev.repwatch.checks.feeds.Proves;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.reputation.Cause;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class SndsRestTest extends FeedContract implements NotFoundIsAnAnswer {

    private final AtomicInteger tokens = new AtomicInteger();

    @Override
    protected FeedType<?> type() {
        return SndsFeed.TYPE;
    }

    @Override
    protected Record settings(URI endpoint) {
        return new SndsSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(secret()),
                Optional.of("11111111-2222-3333-4444-555555555555"),
                Optional.of(endpoint),
                Optional.of(endpoint.resolve("token")));
    }

    @Override
    protected MockResponse healthy(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.equals("/token")) {
            return token();
        }
        return path.endsWith("2026-11-22")
                ? recorded("report-2026.json")
                : response().code(404).build();
    }

    private MockResponse token() {
        return response()
                .body("{\"access_token\":\"token-" + tokens.incrementAndGet()
                        + "\",\"expires_in\":3600,\"refresh_token\":\"rotated\"}")
                .build();
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Subjects.ips("192.0.2.7");
    }

    @Test
    void aDayWithoutDataIsNoTrouble() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().equals("/token")
                ? token()
                : response().code(404).build());
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        noScore(reading);
    }

    @Test
    void blocksThatCannotBeReadAreToldAndDoNotTakeTheColoursWithThem() {
        FeedReport reading = answering(request -> request.getUrl().encodedPath().endsWith("ip")
                ? response().code(403).build()
                : healthy(request));
        assertThat(cause(reading)).isEqualTo(Cause.BAD_CREDENTIALS);
        assertThat(reading.measures()).isNotEmpty();
    }

    @Override
    protected boolean forToken(RecordedRequest request) {
        return request.getUrl().encodedPath().equals("/token");
    }

    @Override
    public FeedReport honestlyNotFound() {
        return answering(
                request -> forToken(request) ? token() : response().code(404).build());
    }

    @Test
    @Proves(FeedCase.UNAUTHORIZED_THEN_REFRESHED)
    void anAgedTokenIsRenewedOnceAndTheQuestionAskedAgain() {
        FeedReport reading = answering(
                request -> "Bearer token-1".equals(request.getHeaders().get("Authorization"))
                        ? response().code(401).build()
                        : healthy(request));
        assertThat(reading.outcome()).isInstanceOf(Outcome.Data.class);
        assertThat(tokens).hasValue(2);
    }

    @Test
    void aRefusedRefreshIsToldAsSuch() {
        FeedReport reading = always(
                response().code(400).body("{\"error\":\"invalid_grant\"}").build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_CREDENTIALS);
        assertThat(reading.outcome().toString()).contains("no access token");
    }

    @Test
    void theRotatedRefreshTokenOutlivesARestart() {
        List<String> used = new CopyOnWriteArrayList<>();
        FeedReport before = answering(request -> heard(used, request));
        String kept = before.bookmark().orElseThrow();
        try (OpenFeed restarted = open(settings(endpoint()))) {
            FeedReport after = restarted.read(new FeedQuery(subjects(), Optional.of(kept), NOW));
            assertThat(after.bookmark()).contains(kept);
        }
        assertThat(used).containsExactly(PLANTED, "rotated");
        assertThat(kept).doesNotContain("rotated");
    }

    private MockResponse heard(List<String> refreshTokens, RecordedRequest request) {
        if (forToken(request)) {
            String form = requireNonNull(request.getBody()).utf8();
            refreshTokens.add(
                    requireNonNull(HttpUrl.parse("http://form.test/?" + form)).queryParameter("refresh_token"));
        }
        return healthy(request);
    }
}
