package dev.repwatch.alerts.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.JsonWords;
import dev.repwatch.alerts.Samples;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertmanagerResendTest {

    private final MockWebServer one = new MockWebServer();
    private final MockWebServer two = new MockWebServer();
    private Instant now = Samples.NOON;
    private AlertmanagerChannel channel;

    @BeforeEach
    void start() throws IOException {
        one.start();
        two.start();
        channel = channel(Duration.ofMinutes(1));
    }

    private AlertmanagerChannel channel(Duration resend) {
        AlertmanagerSettings settings = new AlertmanagerSettings(
                List.of(one.url("/").toString(), two.url("/am/").toString()),
                Optional.of(resend),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new AlertmanagerChannel(
                "am", settings, new Environment(() -> now, "mon1"), Executors.newSingleThreadScheduledExecutor());
    }

    @AfterEach
    void stop() {
        channel.close();
        one.close();
        two.close();
    }

    private void answers(MockWebServer server, int... codes) {
        for (int code : codes) {
            server.enqueue(new MockResponse.Builder().code(code).build());
        }
    }

    private static JsonNode sent(MockWebServer server) throws InterruptedException {
        return JsonWords.read(server.takeRequest().getBody().utf8());
    }

    @Test
    void everyMemberIsToldAndToldAgain() throws InterruptedException {
        answers(one, 200, 200);
        answers(two, 200, 200);
        channel.deliver(Samples.first(Samples.listed()));
        now = now.plusSeconds(60);
        channel.resend();
        for (MockWebServer member : List.of(one, two)) {
            JsonNode first = sent(member).get(0);
            JsonNode again = sent(member).get(0);
            assertThat(first.path("startsAt").asText()).isEqualTo("2026-11-24T12:00:00Z");
            assertThat(first.path("endsAt").asText()).isEqualTo("2026-11-24T12:04:00Z");
            assertThat(again.path("startsAt").asText()).isEqualTo("2026-11-24T12:00:00Z");
            assertThat(again.path("endsAt").asText()).isEqualTo("2026-11-24T12:05:00Z");
            assertThat(again.path("labels")).isEqualTo(first.path("labels"));
        }
        assertThat(two.getRequestCount()).isEqualTo(2);
    }

    @Test
    void theEndIsToldForFiveMinutesThenNoMore() throws InterruptedException {
        answers(one, 200, 200, 200);
        answers(two, 200, 200, 200);
        channel.deliver(Samples.first(Samples.listed()));
        now = now.plusSeconds(600);
        channel.deliver(Samples.later(Samples.of(Kind.RESOLVED, Level.OK, "off the list"), "x"));
        JsonNode opened = sent(one).get(0);
        JsonNode end = sent(one).get(0);
        assertThat(end.path("labels")).isEqualTo(opened.path("labels"));
        assertThat(end.path("endsAt").asText()).isEqualTo(now.toString());
        now = now.plusSeconds(240);
        channel.resend();
        assertThat(sent(one).get(0).path("endsAt")).isEqualTo(end.path("endsAt"));
        now = now.plusSeconds(120);
        channel.resend();
        assertThat(one.getRequestCount()).isEqualTo(3);
    }

    /** A list in trouble, or a database that is down, would else look mended after four pauses. */
    @Test
    void aNoticeLastsUntilItsEndUnlessItHasNone() throws InterruptedException {
        answers(one, 200, 200, 200, 200);
        answers(two, 200, 200, 200, 200);
        Alert trouble = Samples.of(Kind.NOTICE, Level.MINOR, "not believed for now");
        channel.deliver(Samples.first(trouble));
        now = now.plusSeconds(600);
        channel.resend();
        sent(one);
        assertThat(sent(one).get(0).path("endsAt").asText()).isEqualTo("2026-11-24T12:14:00Z");
        channel.deliver(Samples.later(Samples.of(Kind.RESOLVED, Level.OK, "believed again"), "x"));
        sent(one);
        now = now.plusSeconds(600);
        channel.deliver(Samples.first(Samples.labelled(trouble, Map.of(Alert.PASSING, "yes", "code", "127.0.0.99"))));
        assertThat(sent(one).get(0).path("labels").has(Alert.PASSING)).isFalse();
        channel.resend();
        assertThat(one.getRequestCount()).isEqualTo(4);
    }

    @Test
    void labelsThatComeAndGoDoNotMakeAnotherAlert() throws InterruptedException {
        answers(one, 200, 200);
        answers(two, 200, 200);
        channel.deliver(Samples.first(Samples.listed()));
        channel.deliver(Samples.later(
                Samples.labelled(Samples.of(Kind.UPDATED, Level.CRITICAL, "acknowledged"), Map.of("action", "ack")),
                "x"));
        JsonNode opened = sent(one);
        JsonNode updated = sent(one);
        assertThat(updated).hasSize(1);
        assertThat(updated.get(0).path("labels")).isEqualTo(opened.get(0).path("labels"));
        assertThat(updated.get(0).at("/annotations/summary").asText()).isEqualTo("acknowledged");
    }

    @Test
    void anotherSeverityEndsTheOldAlert() throws InterruptedException {
        answers(one, 200, 200);
        answers(two, 200, 200);
        channel.deliver(Samples.first(Samples.listed()));
        channel.deliver(Samples.later(
                Samples.labelled(Samples.of(Kind.UPDATED, Level.MINOR, "milder"), Map.of("severity", "minor")), "x"));
        sent(one);
        JsonNode both = sent(one);
        assertThat(both).hasSize(2);
        assertThat(both.get(0).at("/labels/severity").asText()).isEqualTo("critical");
        assertThat(both.get(0).path("endsAt").asText()).isEqualTo(now.toString());
        assertThat(both.get(1).at("/labels/severity").asText()).isEqualTo("warning");
    }

    @Test
    void aClockSetBackGivesNoEndBeforeTheStart() throws InterruptedException {
        answers(one, 200, 200);
        answers(two, 200, 200);
        channel.deliver(Samples.first(Samples.listed()));
        now = now.minus(Duration.ofDays(1));
        channel.deliver(Samples.later(Samples.of(Kind.RESOLVED, Level.OK, "off the list"), "x"));
        sent(one);
        JsonNode end = sent(one).get(0);
        assertThat(end.path("startsAt")).isEqualTo(end.path("endsAt"));
    }

    @Test
    void oneMemberThatTookItIsEnough() {
        answers(one, 503);
        answers(two, 200);
        assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void aRefusedBatchIsAskedForOneByOneAndTheBadOneNeverAgain() throws InterruptedException {
        answers(one, 200, 400, 400);
        answers(two, 200, 400, 400);
        channel.deliver(Samples.first(Samples.listed()));
        channel.resend();
        channel.resend();
        assertThat(one.getRequestCount()).isEqualTo(3);
        assertThat(two.getRequestCount()).isEqualTo(3);
    }

    @Test
    void whatWasOpenBeforeARestartIsKeptAlive() throws InterruptedException {
        answers(one, 200);
        answers(two, 200);
        channel.stillOpen(List.of(Samples.listed(), Samples.of(Kind.DIGEST, Level.INFO, "baseline")));
        channel.resend();
        assertThat(sent(one)).hasSize(1);
    }

    @Test
    void theLoopRunsByItself() {
        channel.close();
        channel = channel(Duration.ofSeconds(1));
        answers(one, 200, 200, 200);
        answers(two, 200, 200, 200);
        channel.deliver(Samples.first(Samples.listed()));
        channel.start(request -> "");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> one.getRequestCount() >= 3);
    }
}
