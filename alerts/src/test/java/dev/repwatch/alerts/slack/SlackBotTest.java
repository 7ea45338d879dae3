package dev.repwatch.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Notes;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackBotTest {

    private final MockWebServer slack = new MockWebServer();
    private final Notes notes = Notes.inMemory();
    private Channel channel;

    @BeforeEach
    void start() throws IOException {
        slack.start();
        channel = open();
    }

    private Channel open() {
        SlackSettings settings = new SlackSettings(
                Optional.of(new Secret("xoxb-canary")),
                Optional.of("#mail-alerts"),
                Optional.empty(),
                Optional.of(new Secret("xapp-canary")),
                Optional.empty(),
                Optional.of(slack.url("/api/").toString()));
        return SlackType.TYPE
                .opener()
                .open("ops", settings, Environment.remembering(() -> Samples.NOON, "mon1", notes, System::nanoTime));
    }

    @AfterEach
    void stop() {
        channel.close();
        slack.close();
    }

    @Test
    void theFirstAlertOfAnEpisodeIsACard() throws InterruptedException {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.1\"}");
        assertThat(channel.deliver(Samples.first(Samples.listed())))
                .isEqualTo(new Delivery.Delivered(Optional.of("C1/100.1")));
        Form sent = taken();
        assertThat(sent.path()).isEqualTo("/api/chat.postMessage");
        assertThat(sent.value("channel")).isEqualTo("#mail-alerts");
        assertThat(sent.value("text")).isEqualTo("192.0.2.10 (mx1) listed on example-bl");
        assertThat(sent.value("attachments")).contains("repwatch.ack", "Removal page", "#C62828");
        assertThat(sent.value("unfurl_links")).isEqualTo("0");
    }

    @Test
    void aLaterAlertEditsTheCardAndAnswersInItsThread() throws InterruptedException {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.1\"}");
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.2\"}");
        Delivery delivery = channel.deliver(
                Samples.later(Samples.of(Kind.RESOLVED, Level.OK, "192.0.2.10 is off example-bl"), "C1/100.1"));
        assertThat(delivery).isEqualTo(new Delivery.Delivered(Optional.of("C1/100.1")));
        Form edit = taken();
        assertThat(edit.path()).isEqualTo("/api/chat.update");
        assertThat(edit.value("ts")).isEqualTo("100.1");
        assertThat(edit.value("attachments")).contains("#2E7D32");
        Form line = taken();
        assertThat(line.path()).isEqualTo("/api/chat.postMessage");
        assertThat(line.value("thread_ts")).isEqualTo("100.1");
    }

    @Test
    void aReminderIsALineInTheThreadOnly() throws InterruptedException {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.2\"}");
        channel.deliver(Samples.later(Samples.of(Kind.REMINDER, Level.MAJOR, "still listed, day 4"), "C1/100.1"));
        Form line = taken();
        assertThat(line.path()).isEqualTo("/api/chat.postMessage");
        assertThat(line.value("thread_ts")).isEqualTo("100.1");
        assertThat(line.value("reply_broadcast")).isEqualTo("0");
        assertThat(slack.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anEscalationIsShownInTheChannelToo() throws InterruptedException {
        answer("{\"ok\":true}");
        answer("{\"ok\":true}");
        Alert worse = Samples.of(Kind.UPDATED, Level.CRITICAL, "now critical");
        Alert escalated = new Alert(
                worse.kind(),
                worse.level(),
                worse.headline(),
                worse.facts(),
                worse.why(),
                worse.advice(),
                worse.links(),
                worse.actions(),
                worse.dedupeKey(),
                worse.groupKey(),
                worse.threadKey(),
                Map.of("escalation", "1"),
                false,
                worse.at(),
                "en");
        channel.deliver(Samples.later(escalated, "C1/100.1"));
        taken();
        assertThat(taken().value("reply_broadcast")).isEqualTo("1");
    }

    @Test
    void anEditKeepsWhatTheCardShowed() throws InterruptedException {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.1\"}");
        answer("{\"ok\":true}");
        answer("{\"ok\":true}");
        channel.deliver(Samples.first(Samples.listed()));
        Alert one = Samples.of(Kind.UPDATED, Level.CRITICAL, "Hanako acknowledged");
        Alert ack = new Alert(
                one.kind(),
                one.level(),
                one.headline(),
                List.of(new Alert.Fact("Who", "hanako", true)),
                "",
                List.of(),
                List.of(),
                List.of(),
                "d2",
                one.groupKey(),
                one.threadKey(),
                Map.of("action", "ack"),
                false,
                one.at(),
                "en");
        channel.deliver(Samples.later(ack, "C1/100.1"));
        taken();
        Form edit = taken();
        assertThat(edit.value("blocks")).contains("Hanako acknowledged");
        assertThat(edit.value("attachments"))
                .contains("hanako", "bl.example.test", "Find the cause", "Removal page")
                .doesNotContain("repwatch.ack");
    }

    @Test
    void anEditAfterARestartKeepsWhatTheCardShowed() throws InterruptedException {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.1\"}");
        channel.deliver(Samples.first(Samples.listed()));
        taken();
        channel.close();
        channel = open();
        answer("{\"ok\":true}");
        answer("{\"ok\":true}");
        channel.deliver(Samples.later(Samples.of(Kind.UPDATED, Level.CRITICAL, "Hanako acknowledged"), "C1/100.1"));
        assertThat(taken().value("attachments")).contains("bl.example.test", "Find the cause", "Removal page");
    }

    @Test
    void aCardWhoseAnswerWasLostIsFoundByItsMetadataAndNotPostedTwice() throws InterruptedException {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.1\"}");
        channel.deliver(Samples.first(Samples.listed()));
        Form posted = taken();
        assertThat(posted.value("metadata"))
                .contains("repwatch_alert", Samples.listed().dedupeKey());

        answer("{\"ok\":true,\"messages\":[{\"ts\":\"99.1\",\"text\":\"other\"},{\"ts\":\"100.7\",\"metadata\":"
                + posted.value("metadata") + "}]}");
        assertThat(channel.deliver(Samples.first(Samples.repeated(Samples.listed()))))
                .isEqualTo(new Delivery.Delivered(Optional.of("C1/100.7")));
        Form asked = taken();
        assertThat(asked.path()).isEqualTo("/api/conversations.history");
        assertThat(asked.value("channel")).isEqualTo("C1");
        assertThat(asked.value("include_all_metadata")).isEqualTo("1");
        assertThat(slack.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aMessageThatTellsManyEventsNamesWholeOnesAndSaysHowManyAllAre() throws InterruptedException {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.1\"}");
        String keys = IntStream.range(0, 200)
                .mapToObj(it -> "episode-" + it + ":cleared:1")
                .collect(Collectors.joining(" "));
        channel.deliver(Samples.first(Samples.listed().labelled(Map.of("merged", keys))));
        String metadata = taken().value("metadata");
        assertThat(metadata).contains("\"events\":201").doesNotContain("…");
        assertThat(metadata).containsPattern("\"merged\":\"episode-0:cleared:1 [^\"]* episode-\\d+:cleared:1\"");
        assertThat(metadata.length()).isLessThan(2200);
    }

    @Test
    void aLineWhoseAnswerWasLostIsNotAddedTwice() throws InterruptedException {
        Alert off = Samples.repeated(Samples.of(Kind.RESOLVED, Level.OK, "off"));
        answer("{\"ok\":true}");
        answer("{\"ok\":true,\"messages\":[{\"ts\":\"100.2\",\"metadata\":{\"event_type\":\"repwatch_alert\","
                + "\"event_payload\":{\"key\":\"" + off.dedupeKey() + "\"}}}]}");
        assertThat(channel.deliver(Samples.later(off, "C1/100.1"))).isInstanceOf(Delivery.Delivered.class);
        assertThat(taken().path()).isEqualTo("/api/chat.update");
        assertThat(taken().path()).isEqualTo("/api/conversations.replies");
        assertThat(slack.getRequestCount()).isEqualTo(2);
    }

    @Test
    void withoutTheScopeToLookItGoesAgainMarked() throws InterruptedException {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.1\"}");
        channel.deliver(Samples.first(Samples.listed()));
        taken();
        answer("{\"ok\":false,\"error\":\"missing_scope\"}");
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.3\"}");
        assertThat(channel.deliver(Samples.first(Samples.repeated(Samples.listed()))))
                .isEqualTo(new Delivery.Delivered(Optional.of("C1/100.3")));
        taken();
        assertThat(taken().value("text")).contains("(repeat)");
    }

    @Test
    void aCardThatIsGoneIsPostedAnew() throws InterruptedException {
        answer("{\"ok\":false,\"error\":\"message_not_found\"}");
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"200.1\"}");
        Delivery delivery =
                channel.deliver(Samples.later(Samples.of(Kind.UPDATED, Level.MAJOR, "another code"), "C1/100.1"));
        assertThat(delivery).isEqualTo(new Delivery.Delivered(Optional.of("C1/200.1"), true));
        taken();
        assertThat(taken().value("thread_ts")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({
        "token_revoked, CHANNEL", "not_in_channel, CHANNEL", "is_archived, CHANNEL", "missing_scope, CHANNEL",
        "invalid_blocks, MESSAGE", "msg_too_long, MESSAGE", "msg_blocks_too_long, MESSAGE", "brand_new_error, MESSAGE"
    })
    void aRefusalIsExplained(String error, Delivery.Fault fault) {
        answer("{\"ok\":false,\"error\":\"" + error + "\"}");
        assertThat(channel.deliver(Samples.first(Samples.listed())))
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.Refused.class))
                .satisfies(refusal -> assertThat(refusal.why()).contains(error))
                .extracting(Delivery.Refused::fault)
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error"})
    void whatSlackIsNotSureOfIsInDoubt(String error) {
        answer("{\"ok\":false,\"error\":\"" + error + "\"}");
        assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Uncertain.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>proxy</html>", "", "null", "[]", "{\"ok\":"})
    void aReplyThatMakesNoSenseIsInDoubt(String body) {
        answer(body);
        assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Uncertain.class);
    }

    @Test
    void whereBlocksWereRefusedBareTextIsSent() throws InterruptedException {
        answer("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"100.1\"}");
        channel.deliver(new Channel.Envelope(Samples.reason("*b* <!channel>"), Optional.empty(), 0, true));
        Form sent = taken();
        assertThat(sent.value("blocks")).isEqualTo("null");
        assertThat(sent.value("text"))
                .contains("`Reason: *b* &lt;!channel&gt;`")
                .doesNotContain("<");
    }

    @Test
    void theProbeSaysInWordsWhatIsWrong() {
        answer("{\"ok\":false,\"error\":\"invalid_auth\"}");
        assertThat(channel.probe())
                .isEqualTo(
                        new Delivery.Refused(Delivery.Fault.CHANNEL, "Slack: the token is not valid (invalid_auth)"));
    }

    private void answer(String json) {
        slack.enqueue(new MockResponse.Builder()
                .body(json)
                .addHeader("Content-Type", "application/json")
                .build());
    }

    private Form taken() throws InterruptedException {
        RecordedRequest request = slack.takeRequest();
        HttpUrl form = HttpUrl.get("http://x/?" + request.getBody().utf8());
        return new Form(request.getUrl().encodedPath(), form);
    }

    private record Form(String path, HttpUrl form) {
        String value(String name) {
            return String.valueOf(form.queryParameter(name));
        }
    }
}
