package dev.repwatch.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Surroundings;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.Secret;
import java.io.IOException;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackBotTest {

    private final MockWebServer slack = new MockWebServer();
    private Channel channel;

    @BeforeEach
    void start() throws IOException {
        slack.start();
        SlackSettings settings = new SlackSettings(
                Optional.of(new Secret("xoxb-canary")),
                Optional.of("#mail-alerts"),
                Optional.empty(),
                Optional.of(new Secret("xapp-canary")),
                Optional.empty(),
                Optional.of(slack.url("/api/").toString()));
        channel = SlackType.TYPE.opening().open("ops", settings, new Surroundings(() -> Samples.NOON, "mon1"));
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
