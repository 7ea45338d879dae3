package dev.repwatch.checks.feeds.snds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.CannotHappen;
import dev.repwatch.checks.feeds.FeedCase;
import dev.repwatch.checks.feeds.FeedContract;
import dev.repwatch.checks.feeds.FeedReport;
import dev.repwatch.checks.feeds.FeedReport.Outcome;
import dev.repwatch.checks.feeds.FeedState;
import dev.repwatch.checks.feeds.FeedSubject;
import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.NotFoundIsAnAnswer;
import dev.repwatch.checks.feeds.Subjects;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Finding;
import dev.repwatch.checks.reputation.Score;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

@CannotHappen(
        value = FeedCase.UNAUTHORIZED_THEN_REFRESHED,
        because = "the key is part of the link; 401 is told as a key that is not accepted")
class SndsFeedTest extends FeedContract implements NotFoundIsAnAnswer {

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
    public FeedReport honestlyNotFound() {
        return always(response().code(404).build());
    }

    @Override
    protected FeedReport notFoundAsTrouble() {
        created = Optional.of(LocalDate.of(2026, 10, 20));
        return honestlyNotFound();
    }

    @Override
    protected String reversed(String healthy) {
        return table(healthy, SndsFeedTest::turned);
    }

    @Override
    protected String extended(String healthy) {
        return table(healthy, cells -> {
            List<String> wide = new ArrayList<>(cells);
            wide.add(3, "surprise");
            return wide;
        });
    }

    @Override
    protected String renamed(String healthy) {
        return "when,who,what\r\n2026-11-23,host 7,2 of 3\r\n2026-11-23,host 8,1 of 3\r\n";
    }

    /** The report of before 2026 with the names of its columns, every line changed in the same way. */
    private static String table(String healthy, UnaryOperator<List<String>> change) {
        return Stream.concat(Stream.of(String.join(",", SndsReport.SHAPE.shape())), healthy.lines())
                .map(line -> String.join(",", change.apply(List.of(line.split(",", -1)))))
                .collect(Collectors.joining("\r\n"));
    }

    private static List<String> turned(List<String> cells) {
        List<String> turned = new ArrayList<>(cells);
        Collections.reverse(turned);
        return turned;
    }

    @Override
    protected void expectOfEmptyBody(FeedReport reading) {
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
    }

    @Test
    void coloursComplaintsAndTrapHitsAreRead() {
        FeedReport reading = answering(this::healthy);
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
        FeedReport reading = answering(this::healthy);
        assertThat(values(reading, "192.0.2.8"))
                .containsExactlyInAnyOrder("snds_colour=0.0", "snds_complaint_rate=0.001", "snds_messages=899.0");
    }

    @Test
    void columnsInAnotherOrderAndNewOnesAreReadByName() {
        FeedReport reading = answering(request -> recorded("data-2026-other-order.csv"));
        assertThat(values(reading, "192.0.2.7"))
                .containsExactlyInAnyOrder("snds_colour=2.0", "snds_complaint_rate=0.025", "snds_messages=4000.0");
    }

    @Test
    void whenEveryRowIsSkippedTheSchemaHasChanged() {
        FeedReport reading = always(response().body("a;b;c\r\n1;2;3\r\n").build());
        assertThat(cause(reading)).isEqualTo(Cause.BAD_ANSWER);
        assertThat(reading.outcome().toString()).contains("every row of the report was skipped");
    }

    @Test
    void notFoundAfterThirtyDaysIsTheEndOfTheLink() {
        created = Optional.of(LocalDate.of(2026, 10, 20));
        FeedReport reading = always(response().code(404).build());
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
        FeedReport reading = answering(this::healthy);
        assertThat(reading.credentialsExpire()).contains(NOW.plus(SndsLink.LIFE));
        assertThat(reading.bookmark().orElseThrow()).endsWith(" " + NOW);
    }

    @Test
    void blocksAreReadFromTheStatusLink() {
        withStatus = true;
        FeedReport reading = answering(request ->
                request.getUrl().encodedPath().contains("ipStatus") ? recorded("status.csv") : recorded("data.csv"));
        assertThat(values(reading, "192.0.2.7")).contains("snds_blocked=1.0");
        assertThat(values(reading, "192.0.2.8")).contains("snds_blocked=0.0");
    }

    @Test
    void blocksThatCannotBeReadAreToldAndDoNotTakeTheColoursWithThem() {
        FeedReport reading =
                withStatus(recorded("data.csv"), response().code(500).build());
        assertThat(cause(reading)).isEqualTo(Cause.SERVER_FAILED);
        assertThat(values(reading, "192.0.2.7")).contains("snds_colour=1.0").noneMatch(it -> it.startsWith("snds_bl"));
        assertThat(FeedState.begin(reading.feed()).after(reading).credentialsExpire())
                .contains(Instant.parse("2026-12-20T00:00:00Z"));
    }

    @Test
    void aStatusThatIsNotFoundIsNoDataWhileTheLinkIsYoungAndItsEndAfterwards() {
        FeedReport young = withStatus(recorded("data.csv"), response().code(404).build());
        assertThat(young.outcome()).isInstanceOf(Outcome.Data.class);
        assertThat(values(young, "192.0.2.7")).noneMatch(it -> it.startsWith("snds_blocked"));
        created = Optional.of(LocalDate.of(2026, 10, 20));
        FeedReport old = withStatus(recorded("data.csv"), response().code(404).build());
        assertThat(cause(old)).isEqualTo(Cause.BAD_CREDENTIALS);
    }

    @Test
    void blocksAloneDoNotShowThatReportsStillCome() {
        FeedReport reading = withStatus(response().body("").build(), recorded("status.csv"));
        assertThat(reading.outcome()).isEqualTo(new Outcome.NoData());
        assertThat(values(reading, "192.0.2.7")).containsExactly("snds_blocked=1.0");
    }

    private FeedReport withStatus(MockResponse data, MockResponse status) {
        withStatus = true;
        return answering(request -> request.getUrl().encodedPath().contains("ipStatus") ? status : data);
    }

    @Test
    void aRangeThatBlocksTheWorldIsNotBelieved() {
        withStatus = true;
        FeedReport reading = answering(request -> request.getUrl().encodedPath().contains("ipStatus")
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

    static List<String> values(FeedReport reading, String target) {
        return reading.measures().stream()
                .filter(it -> it.target().text().equals(target))
                .map(it -> it.name() + "=" + it.value())
                .toList();
    }
}
