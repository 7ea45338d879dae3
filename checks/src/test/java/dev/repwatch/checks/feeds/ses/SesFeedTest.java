package dev.repwatch.checks.feeds.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.CannotHappen;
import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedContract;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

@CannotHappen(
        value = FeedCase.UNAUTHORIZED_THEN_REFRESHED,
        because = "every request is signed anew with a fixed key; 401 is told as a key that is not accepted")
@CannotHappen(value = FeedCase.NOT_FOUND_AS_NO_DATA, because = "an account always has a state; 404 is a wrong address")
class SesFeedTest extends FeedContract {

    @Override
    protected FeedType<?> type() {
        return SesFeed.TYPE;
    }

    @Override
    protected Record settings(URI endpoint) {
        return new SesSettings(
                "ap-northeast-1",
                new Secret("AKIDEXAMPLE"),
                secret(),
                "transactional",
                Optional.of(endpoint),
                Optional.of(endpoint));
    }

    @Override
    protected MockResponse healthy(RecordedRequest request) {
        return request.getMethod().equals("GET") ? recorded("account.json") : recorded("bounce-rate.xml");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return List.of(new FeedSubject(Subjects.domain("example.test"), Set.of("transactional")));
    }

    @Test
    void theStateOfTheAccountIsTheScoreOfItsPool() {
        FeedReport reading = answering(this::healthy);
        assertThat(reading.observations().get(0).finding())
                .isEqualTo(new Finding.Scored(
                        new Score(1, "0 healthy, 1 probation, 2 shut down or sending paused", Score.Band.POOR, NOW)));
        assertThat(reading.measures())
                .filteredOn(it -> it.name().equals("ses_bounce_rate"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.value()).isEqualTo(0.0612);
                    assertThat(it.dataTime()).isEqualTo(Instant.parse("2026-11-24T01:00:00Z"));
                });
        assertThat(reading.quota().orElseThrow().remaining()).isEqualTo(48766);
    }

    @Test
    void anAccountWithoutALimitHasNoQuotaAndNotNoneLeft() {
        FeedReport reading = answering(
                request -> changed(request, it -> it.replace("\"Max24HourSend\":50000.0", "\"Max24HourSend\":-1.0")));
        assertThat(reading.measures()).isNotEmpty();
        assertThat(reading.quota()).isEmpty();
    }

    @Test
    void metricsWithADocumentTypeAreRefused() {
        FeedReport reading = answering(request -> request.getMethod().equals("GET")
                ? recorded("account.json")
                : response()
                        .body("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")
                        .build());
        noScore(reading);
    }

    /** Signature Version 4, with the example credentials of the AWS documentation. */
    @Test
    void requestsAreSignedAsAwsDocuments() {
        SesSettings settings = new SesSettings(
                "us-east-1",
                new Secret("AKIDEXAMPLE"),
                new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                "pool",
                Optional.empty(),
                Optional.empty());
        Request request = new SignedRequest(settings)
                .get(
                        HttpUrl.get("https://email.us-east-1.amazonaws.com/v2/email/account"),
                        "ses",
                        Instant.parse("2015-08-30T12:36:00Z"));
        assertThat(request.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/ses/aws4_request, "
                        + "SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=")
                .endsWith(SIGNATURE);
    }

    /** Computed from the documented steps by a second program, not by the library under test. */
    private static final String SIGNATURE = "0b6dedccd158c6add9fda0950a111f72a48f22d34b430a72ad2ed4892cba33dd";
}
