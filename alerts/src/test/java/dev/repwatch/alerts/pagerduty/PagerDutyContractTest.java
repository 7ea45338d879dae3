package dev.repwatch.alerts.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.HttpChannelContract;
import dev.repwatch.alerts.JsonWords;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyContractTest extends HttpChannelContract {

    @Override
    protected Channel open(int port, Environment environment) {
        PagerDutySettings settings =
                new PagerDutySettings(new Secret(CANARY), Optional.of("http://127.0.0.1:" + port + "/v2/enqueue"));
        return PagerDutyChannel.TYPE.opener().open("pd", settings, environment);
    }

    @Override
    protected MockResponse kindAnswer() {
        return new MockResponse.Builder()
                .code(202)
                .body("{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"x\"}")
                .build();
    }

    @Override
    protected boolean folds() {
        return true;
    }

    @Override
    protected String received() {
        return JsonWords.all(JsonWords.read(lastBody()));
    }

    @Override
    protected void assertInert() {
        JsonNode event = JsonWords.read(lastBody());
        assertThat(event.path("event_action").asText()).isIn("trigger", "acknowledge", "resolve");
        assertThat(event.path("dedup_key").asText()).isNotEmpty().hasSizeLessThanOrEqualTo(255);
        assertThat(event.at("/payload/summary").asText())
                .hasSizeLessThanOrEqualTo(1024)
                .doesNotContain("\n");
        assertThat(event.at("/payload/severity").asText()).isIn("critical", "error", "warning", "info");
        assertThat(lastBody().length()).isLessThan(512 * 1024);
    }

    @Test
    void theEndResolvesTheSameIncident() {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.first(Samples.listed()));
            String opened = JsonWords.read(body()).path("dedup_key").asText();
            kindPeer();
            channel.deliver(Samples.later(Samples.of(Kind.RESOLVED, Level.OK, "off the list"), "x"));
            JsonNode end = JsonWords.read(body());
            assertThat(end.path("event_action").asText()).isEqualTo("resolve");
            assertThat(end.path("dedup_key").asText()).isEqualTo(opened).isEqualTo("episode-17");
        }
    }

    /** There is no button for repwatch's own acknowledgement. */
    @Test
    void saysHowToAcknowledge() {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.first(Samples.listed()));
        }
        assertThat(JsonWords.read(lastBody())
                        .at("/payload/custom_details/acknowledge")
                        .asText())
                .startsWith("To acknowledge: repwatch ack ");
    }

    @Test
    void anAcknowledgementIsOneThereToo() {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.later(
                    Samples.labelled(Samples.of(Kind.UPDATED, Level.CRITICAL, "acknowledged"), Map.of("action", "ack")),
                    "x"));
        }
        assertThat(JsonWords.read(lastBody()).path("event_action").asText()).isEqualTo("acknowledge");
    }

    /** Who asks for removal sees to it: nobody else need be called. */
    @ParameterizedTest
    @ValueSource(strings = {"requested", "fixed"})
    void whoTakesItInHandHasAcknowledged(String action) {
        Alert done = Samples.labelled(Samples.of(Kind.UPDATED, Level.CRITICAL, "done"), Map.of("action", action));
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.later(Samples.withoutActions(done), "x"));
            assertThat(JsonWords.read(body()).path("event_action").asText()).isEqualTo("acknowledge");
        }
    }

    @Test
    void whatIsDoneAboutOneOfManyAcknowledgesNotAll() {
        Alert part = Samples.labelled(Samples.listed(), Map.of("action", "requested"));
        assertThat(part.actions()).extracting(Alert.Action::id).contains("ack");
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.later(part, "x"));
        }
        assertThat(JsonWords.read(lastBody()).path("event_action").asText()).isEqualTo("trigger");
    }

    @Test
    void aDigestIsAChangeAndNoIncidentThatNobodyCouldResolve() throws InterruptedException {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.first(Samples.of(Kind.DIGEST, Level.INFO, "a quiet week")));
        }
        RecordedRequest request = Objects.requireNonNull(server.takeRequest(10, TimeUnit.SECONDS));
        JsonNode change = JsonWords.read(request.getBody().string(StandardCharsets.UTF_8));
        assertThat(request.getUrl().encodedPath()).isEqualTo("/v2/change/enqueue");
        assertThat(change.has("event_action")).isFalse();
        assertThat(change.has("dedup_key")).isFalse();
        assertThat(change.at("/payload/summary").asText()).contains("a quiet week");
    }

    @Test
    void manyRemindersInOneAreNoIncidentOfTheirOwn() throws InterruptedException {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.first(Samples.labelled(
                    Samples.of(Kind.REMINDER, Level.CRITICAL, "4 tasks wait"), Map.of(Alert.PASSING, "yes"))));
        }
        assertThat(Objects.requireNonNull(server.takeRequest(10, TimeUnit.SECONDS))
                        .getUrl()
                        .encodedPath())
                .isEqualTo("/v2/change/enqueue");
    }

    @Test
    void troubleOfRepwatchThatHasNoEndWakesSomebodyAllTheSame() {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.first(Samples.labelled(
                    Samples.of(Kind.NOTICE, Level.MAJOR, "a message was refused"), Map.of(Alert.PASSING, "yes"))));
        }
        assertThat(JsonWords.read(lastBody()).path("event_action").asText()).isEqualTo("trigger");
    }

    @Test
    void aFirstLookThatFoundListingsIsAnIncident() {
        try (Channel channel = open(kindPeer())) {
            channel.deliver(Samples.first(Samples.of(Kind.DIGEST, Level.CRITICAL, "3 are listed")));
        }
        assertThat(JsonWords.read(lastBody()).path("event_action").asText()).isEqualTo("trigger");
    }

    @Test
    void aLongKeyStaysTheSameKey() {
        assertThat(PagerDutyEvent.dedupKey("k".repeat(300)))
                .isEqualTo(PagerDutyEvent.dedupKey("k".repeat(300)))
                .isNotEqualTo(PagerDutyEvent.dedupKey("k".repeat(301)));
    }
}
