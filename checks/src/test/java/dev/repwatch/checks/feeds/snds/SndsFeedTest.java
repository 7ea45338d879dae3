package dev.repwatch.checks.feeds.snds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.FeedContract;
import dev.repwatch.checks.feeds.FeedReading;
import dev.repwatch.checks.feeds.FeedReading.Outcome;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class SndsFeedTest extends FeedContract {

    private Optional<LocalDate> created = Optional.of(LocalDate.of(2026, 11, 20));
    private boolean withStatus;

    @Override
    protected FeedType<?> type() {
        return SndsFeed.TYPE;
    }

    @Override
    protected Record settings(URI endpoint) {
        String key = "?key=" + URLEncoder.encode(PLANTED, StandardCharsets.UTF_8);
        return new SndsSettings(
                Optional.of(new Secret(endpoint + "data.aspx" + key)),
                created,
                withStatus ? Optional.of(new Secret(endpoint + "ipStatus.aspx" + key)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    protected MockResponse healthy(RecordedRequest request) {
        return recorded("data.csv");
    }

    @Override
    protected List<FeedSubject> subjects() {
        return Subjects.ips("192.0.2.7", "192.0.2.8");
    }

    @Override
    protected void expectOf404(FeedReading reading) {
        assertThat(reading.outcome()).isEqualTo(new Outcome.Nothing());
    }

    @Override
    protected void expectOfEmptyBody(FeedReading reading) {
        assertThat(reading.outcome()).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void coloursComplaintsAndTrapHitsAreRead() {
        FeedReading reading = answering(this::healthy);
        Instant end = Instant.parse("2026-11-23T23:00:00Z");
        assertThat(reading.observations().get(0).finding())
                .isEqualTo(new Finding.Scored(
                        new Score(1, "0 green, 1 yellow, 2 red (share of mail judged spam)", Score.Band.POOR, end)));
        assertThat(values(reading, "192.0.2.7"))
                .containsExactlyInAnyOrder(
                        "snds_colour=1.0", "snds_complaint_rate=0.012", "snds_trap_hits=3.0", "snds_messages=1894.0");
    }

    @Test
    void anUnknownNumberOfTrapHitsIsNotZeroAndLessThanIsABound() {
        FeedReading reading = answering(this::healthy);
        assertThat(values(reading, "192.0.2.8"))
                .containsExactlyInAnyOrder("snds_colour=0.0", "snds_complaint_rate=0.001", "snds_messages=899.0");
    }

    @Test
    void columnsInAnotherOrderAndNewOnesAreReadByName() {
        FeedReading reading = answering(request -> recorded("data-2026-other-order.csv"));
        assertThat(values(reading, "192.0.2.7"))
                .containsExactlyInAnyOrder("snds_colour=2.0", "snds_complaint_rate=0.025", "snds_messages=4000.0");
    }

    @Test
    void whenEveryRowIsSkippedTheSchemaHasChanged() {
        FeedReading reading = always(response().body("a;b;c\r\n1;2;3\r\n").build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
        assertThat(reading.outcome().toString()).contains("every row of the report was skipped");
    }

    @Test
    void notFoundAfterThirtyDaysIsTheEndOfTheLink() {
        created = Optional.of(LocalDate.of(2026, 10, 20));
        FeedReading reading = always(response().code(404).build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_CREDENTIALS);
        assertThat(reading.outcome().toString()).contains("make a new one in the portal");
    }

    @Test
    void theEndOfTheLinkIsKnownBefore() {
        assertThat(answering(this::healthy).credentialsExpire()).contains(Instant.parse("2026-12-20T00:00:00Z"));
    }

    @Test
    void withoutADayTheLinkAgesFromItsFirstUse() {
        created = Optional.empty();
        FeedReading reading = answering(this::healthy);
        assertThat(reading.credentialsExpire()).contains(NOW.plus(SndsLink.LIFE));
        assertThat(reading.bookmark().orElseThrow()).endsWith(" " + NOW);
    }

    @Test
    void blocksAreReadFromTheStatusLink() {
        withStatus = true;
        FeedReading reading = answering(request ->
                request.getUrl().encodedPath().contains("ipStatus") ? recorded("status.csv") : recorded("data.csv"));
        assertThat(values(reading, "192.0.2.7")).contains("snds_blocked=1.0");
        assertThat(values(reading, "192.0.2.8")).contains("snds_blocked=0.0");
    }

    @Test
    void aRangeThatBlocksTheWorldIsNotBelieved() {
        withStatus = true;
        FeedReading reading = answering(request -> request.getUrl()
                        .encodedPath()
                        .contains("ipStatus")
                ? response().body("0.0.0.0,255.255.255.255,Yes,spam\r\n").build()
                : recorded("data.csv"));
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
    }

    @Test
    void theLinkIsNeverToldEvenWhenItIsWrong() {
        SndsSettings wrong = new SndsSettings(
                Optional.of(new Secret("not a link " + PLANTED)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> open(wrong))
                .hasMessage("link: must be an https address without a name and password in it");
    }

    private static List<String> values(FeedReading reading, String target) {
        return reading.measures().stream()
                .filter(it -> it.target().text().equals(target))
                .map(it -> it.name() + "=" + it.value())
                .toList();
    }
}
