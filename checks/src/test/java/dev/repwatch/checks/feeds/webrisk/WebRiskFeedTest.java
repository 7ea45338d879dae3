package dev.repwatch.checks.feeds.webrisk;

import static org.assertj.core.api.Assertions.assertThat;

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
        because = "a domain without a threat is answered with 200 and an empty object")
class WebRiskFeedTest extends FeedContract {

    @Override
    protected FeedType<?> type() {
        return WebRiskFeed.TYPE;
    }

    @Override
    protected Record settings(URI endpoint) {
        return new WebRiskSettings(secret(), Optional.empty(), Optional.of(endpoint));
    }

    @Override
    protected MockResponse healthy(RecordedRequest request) {
        return recorded("threat.json");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Subjects.domains("example.test");
    }

    @Test
    void aThreatIsBadAndNamed() throws Exception {
        FeedReport reading = answering(this::healthy);
        assertThat(reading.observations().get(0).finding())
                .isEqualTo(
                        new Finding.Scored(new Score(1, "kinds of threat that browsers warn of", Score.Band.BAD, NOW)));
        assertThat(reading.measures().get(0).note()).isEqualTo("SOCIAL_ENGINEERING");
        RecordedRequest asked = server.takeRequest();
        assertThat(asked.getUrl().queryParameter("uri")).isEqualTo("http://example.test/");
        assertThat(asked.getUrl().queryParameter("key")).isEqualTo(PLANTED);
    }

    @Test
    void anEmptyObjectIsTheAnswerThatNothingIsWrong() {
        FeedReport reading = always(response().body("{}").build());
        assertThat(reading.observations().get(0).finding())
                .isEqualTo(new Finding.Scored(
                        new Score(0, "kinds of threat that browsers warn of", Score.Band.GOOD, NOW)));
    }
}
