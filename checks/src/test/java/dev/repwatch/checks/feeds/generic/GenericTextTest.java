package dev.repwatch.checks.feeds.generic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.CannotHappen;
import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.Subjects;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** The same source as a page of text in which a regular expression finds the value. */
@CannotHappen(
        value = FeedCase.UNAUTHORIZED_THEN_REFRESHED,
        because = "a key in the configuration is all that it has; 401 is told as a key that is not accepted")
class GenericTextTest extends GenericContract {

    @Override
    protected Record settings(URI endpoint) {
        return new GenericSettings(
                endpoint + "{target}.txt?key={key}",
                Optional.of(secret()),
                Map.of(),
                Map.of("X-Key", secret()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("(?m)^score: ([0-9.]+) points$"),
                Map.of(),
                List.of("ipv4"),
                "0-100, higher is better",
                true,
                Optional.empty(),
                Optional.of(60.0),
                Optional.of(30.0),
                Optional.empty(),
                Optional.empty(),
                notFound,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @Override
    protected MockResponse healthy(RecordedRequest request) {
        return recorded("score.txt");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Subjects.ips("192.0.2.7");
    }

    @Override
    protected String reversed(String healthy) {
        return healthy.lines().reduce("", (below, line) -> line + "\n" + below);
    }

    @Override
    protected String extended(String healthy) {
        return healthy.replace("\n", "\nsurprise: 7 points\n");
    }

    @Override
    protected String renamed(String healthy) {
        return healthy.replace("score:", "rating:");
    }

    @Test
    void theFirstGroupIsTheValue() {
        assertThat(answering(this::healthy).measures())
                .singleElement()
                .satisfies(it -> assertThat(it.value()).isEqualTo(41.5));
    }
}
