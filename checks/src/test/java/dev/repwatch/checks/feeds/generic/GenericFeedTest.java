package dev.repwatch.checks.feeds.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.CannotHappen;
import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

@CannotHappen(
        value = FeedCase.UNAUTHORIZED_THEN_REFRESHED,
        because = "a key in the configuration is all that it has; 401 is told as a key that is not accepted")
class GenericFeedTest extends GenericContract {

    private Optional<String> pointer = Optional.of("/result/reputation/points");
    private Optional<String> regex = Optional.empty();
    private Optional<String> column = Optional.empty();
    private Optional<String> targetColumn = Optional.empty();
    private Map<String, Double> values = Map.of();
    private boolean higherIsBetter = true;
    private Map<String, Secret> secretHeaders = Map.of("X-Key", secret());

    @Override
    protected Record settings(URI endpoint) {
        return settings(endpoint + "score/{target}?key={key}", Optional.of(60.0), Optional.of(30.0));
    }

    private GenericSettings settings(String url, Optional<Double> poor, Optional<Double> bad) {
        boolean table = targetColumn.isPresent();
        return new GenericSettings(
                table ? url.replace("{target}", "all") : url,
                Optional.of(secret()),
                Map.of("X-Plain", "hello"),
                secretHeaders,
                pointer,
                column,
                targetColumn,
                regex,
                values,
                List.of("ipv4"),
                "0-100, higher is better",
                higherIsBetter,
                Optional.empty(),
                table ? Optional.of(1.0) : poor,
                table ? Optional.of(2.0) : bad,
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
        return recorded("score.json");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Subjects.ips("192.0.2.7");
    }

    @Test
    void aJsonPointerFindsTheValue() throws Exception {
        FeedReport reading = answering(this::healthy);
        assertThat(reading.observations().get(0).finding())
                .isEqualTo(new Finding.Scored(new Score(41.5, "0-100, higher is better", Score.Band.POOR, NOW)));
        RecordedRequest asked = server.takeRequest();
        assertThat(asked.getUrl().encodedPath()).isEqualTo("/score/192.0.2.7");
        assertThat(asked.getUrl().queryParameter("key")).isEqualTo(PLANTED);
        assertThat(asked.getHeaders().get("X-Key")).isEqualTo(PLANTED);
    }

    @Test
    void aRegexFindsTheValueInAnyText() {
        pointer = Optional.empty();
        regex = Optional.of("score:\\s*([0-9.]+)");
        FeedReport reading = always(response().body("status ok\nscore: 77.25\n").build());
        assertThat(reading.measures().get(0).value()).isEqualTo(77.25);
    }

    @Test
    void aTableIsAskedOnceForAll() {
        pointer = Optional.empty();
        column = Optional.of("grade");
        targetColumn = Optional.of("address");
        values = Map.of("good", 0.0, "bad", 2.0);
        higherIsBetter = false;
        FeedReport reading = answering(request -> recorded("table.csv"));
        assertThat(reading.measures().get(0).value()).isEqualTo(2.0);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aTableInAnotherOrderIsReadByName() {
        pointer = Optional.empty();
        column = Optional.of("grade");
        targetColumn = Optional.of("address");
        values = Map.of("good", 0.0, "bad", 2.0);
        higherIsBetter = false;
        FeedReport reading = always(response()
                .body("new,grade,other,address\n1,good,2,192.0.2.9\n3,bad,4,192.0.2.7\n")
                .build());
        assertThat(reading.measures())
                .singleElement()
                .satisfies(it -> assertThat(it.value()).isEqualTo(2.0));
    }

    @Test
    void aTableWithoutTheColumnHasChanged() {
        pointer = Optional.empty();
        column = Optional.of("grade");
        targetColumn = Optional.of("address");
        higherIsBetter = false;
        assertThat(cause(always(response().body("a,b\n1,2\n").build()))).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    void notANumberIsNoScore() {
        for (String value : List.of("\"NaN\"", "\"12%\"", "\"1e999\"", "true", "\"\"")) {
            FeedReport reading = always(response()
                    .body("{\"result\":{\"reputation\":{\"points\":" + value + "}}}")
                    .build());
            assertThat(cause(reading)).as(value).isEqualTo(Cause.BAD_ANSWER);
        }
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        FeedReport reading = always(response()
                .body("{\"result\":{\"reputation\":{\"points\":1}},\"result\":{\"reputation\":{\"points\":99}}}")
                .build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    void deepNestingIsRefused() {
        FeedReport reading = always(response().body("[".repeat(100_000)).build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    void aHeaderThatCannotBeSentIsRefusedWithoutItsValue() {
        secretHeaders = Map.of("X-Key", new Secret(PLANTED + "\nof two lines"));
        assertThatThrownBy(() -> open(settings("https://example.test/{target}", Optional.of(60.0), Optional.of(30.0))))
                .hasMessage("secret_headers: has a name or value that cannot be sent as a header");
    }

    @Test
    void settingsThatContradictThemselvesAreRefusedWithTheKey() {
        assertThatThrownBy(() -> settings("https://example.test/{target}", Optional.of(10.0), Optional.of(60.0)))
                .hasMessageStartingWith("bad: ");
        assertThatThrownBy(() -> settings("https://example.test/", Optional.of(60.0), Optional.of(30.0)))
                .hasMessageStartingWith("url: ");
        regex = Optional.of("([a-z]+");
        pointer = Optional.empty();
        assertThatThrownBy(() -> open(settings("https://example.test/{target}", Optional.of(60.0), Optional.of(30.0))))
                .hasMessageStartingWith("regex: ");
    }
}
