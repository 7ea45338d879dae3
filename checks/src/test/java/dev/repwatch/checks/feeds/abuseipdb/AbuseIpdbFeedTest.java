package dev.repwatch.checks.feeds.abuseipdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.CannotHappen;
import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedContract;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Measure;
import dev.repwatch.checks.feeds.Quota;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

@CannotHappen(
        value = FeedCase.UNAUTHORIZED_THEN_REFRESHED,
        because = "the key is fixed; 401 is told as a key that is not accepted")
@CannotHappen(
        value = FeedCase.NOT_FOUND_AS_NO_DATA,
        because = "an address that nobody reported is answered with 200 and a confidence of 0")
class AbuseIpdbFeedTest extends FeedContract {

    @Override
    protected FeedType<?> type() {
        return AbuseIpdbFeed.TYPE;
    }

    @Override
    protected Record settings(URI endpoint) {
        return new AbuseIpdbSettings(secret(), Optional.empty(), Optional.of(endpoint));
    }

    @Override
    protected MockResponse healthy(RecordedRequest request) {
        return recorded("reported.json");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Subjects.ips("192.0.2.7", "2001:db8::7");
    }

    @Test
    void theConfidenceIsTheScoreAndReportsAreShownBesideIt() throws Exception {
        FeedReport reading = answering(request -> recorded("reported.json")
                .newBuilder()
                .setHeader("X-RateLimit-Limit", "1000")
                .setHeader("X-RateLimit-Remaining", "988")
                .build());

        assertThat(reading.observations().get(0).finding())
                .isEqualTo(new Finding.Scored(new Score(31, "0-100, lower is better", Score.Band.POOR, NOW)));
        assertThat(reading.measures()).extracting(Measure::name).contains("abuse_reports");
        assertThat(reading.quota()).contains(new Quota(1000, 988, Optional.empty()));
        RecordedRequest asked = server.takeRequest();
        assertThat(asked.getUrl().queryParameter("ipAddress")).isEqualTo("192.0.2.7");
        assertThat(asked.getHeaders().get("Key")).isEqualTo(PLANTED);
    }

    @Test
    void oneRefusedAddressDoesNotHideTheOthers() {
        FeedReport reading =
                answering(request -> "192.0.2.7".equals(request.getUrl().queryParameter("ipAddress"))
                        ? response().code(422).build()
                        : recorded("reported.json"));
        assertThat(reading.observations().get(0).finding())
                .isInstanceOfSatisfying(
                        Finding.Unknown.class, it -> assertThat(it.cause()).isEqualTo(Cause.REFUSED));
        assertThat(reading.observations().get(1).finding()).isInstanceOf(Finding.Scored.class);
        assertThat(reading.remarks())
                .singleElement()
                .asString()
                .startsWith("192.0.2.7: ")
                .contains("422");
    }

    @Test
    void aSpentQuotaKeepsWhatWasLearnedAndAsksTheRestLater() {
        FeedReport reading =
                answering(request -> "192.0.2.7".equals(request.getUrl().queryParameter("ipAddress"))
                        ? recorded("reported.json")
                        : response().code(429).setHeader("Retry-After", "7200").build());
        assertThat(reading.observations().get(0).finding()).isInstanceOf(Finding.Scored.class);
        assertThat(reading.observations().get(1).finding())
                .isInstanceOfSatisfying(
                        Finding.Unknown.class, it -> assertThat(it.cause()).isEqualTo(Cause.OVER_QUOTA));
        assertThat(reading.pause()).contains(Duration.ofHours(2));
        assertThat(FeedState.begin(reading.feed()).after(reading).due(AbuseIpdbFeed.DECLARATION, Duration.ZERO))
                .isEqualTo(NOW.plus(Duration.ofHours(6)));
        assertThat(FeedState.begin(reading.feed()).after(reading).notBefore()).contains(NOW.plus(Duration.ofHours(2)));
        assertThat(reading.remarks()).anyMatch(it -> it.startsWith("1 of 2 targets wait for the next look: "));
    }

    @Test
    void theOwnAllowanceIsKeptAndShown() {
        FeedReport reading =
                answering(this::healthy, new AbuseIpdbSettings(secret(), Optional.of(4L), Optional.of(endpoint())));
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(reading.remarks())
                .singleElement()
                .asString()
                .startsWith("1 of 2 targets wait for the next look: our own allowance");
    }
}
