package dev.repwatch.alerts.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert.Kind;
import dev.repwatch.alerts.Alert.Level;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Delivered;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.Secret;
import dev.repwatch.alerts.email.EmailSettings;
import dev.repwatch.alerts.email.EmailType;
import dev.repwatch.alerts.email.Security;
import dev.repwatch.alerts.slack.SlackSettings;
import dev.repwatch.alerts.slack.SlackType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandInsTest {

    private static final Environment HERE = new Environment(() -> Samples.NOON, "mon1");

    @Test
    void theLittleSlackKeepsCardsEditsAndThreads() throws IOException {
        try (SlackStandIn slack = new SlackStandIn(0);
                Channel channel = bot(slack)) {
            Delivery first = channel.deliver(Samples.first(Samples.listed()));
            String id = ((Delivered) first).remoteId().orElseThrow();
            channel.deliver(Samples.later(Samples.of(Kind.RESOLVED, Level.OK, "off the list"), id));
            assertThat(slack.received())
                    .extracting(SlackPost::method)
                    .containsExactly("chat.postMessage", "chat.update", "chat.postMessage");
            assertThat(slack.received().get(0).text())
                    .contains(
                            "192.0.2.10 (mx1) listed on example-bl",
                            "bl.example.test",
                            "[Acknowledge]",
                            "[Removal page]");
            assertThat(slack.received().get(1).ts())
                    .isEqualTo(slack.received().get(0).ts());
            assertThat(slack.received().get(2).thread())
                    .contains(slack.received().get(0).ts());
        }
    }

    @Test
    void theLittleSlackHasBadDays() throws IOException {
        try (SlackStandIn slack = new SlackStandIn(0);
                Channel channel = hook(slack)) {
            slack.mood(Behaviour.BROKEN);
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.RetryLater.class);
            slack.mood(Behaviour.FORGETFUL);
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Uncertain.class);
            assertThat(slack.received()).hasSize(1);
            slack.busyFor(30);
            assertThat(channel.deliver(Samples.first(Samples.listed())))
                    .isEqualTo(new Delivery.RetryLater(
                            Optional.of(Duration.ofSeconds(30)), Delivery.Hindrance.PACE, "Slack answered HTTP 429"));
        }
    }

    @Test
    void theMailSinkKeepsAndRefuses() {
        try (MailSink sink = new MailSink(0);
                Channel channel = mail(sink)) {
            sink.refuse(451, "4.7.1 greylisted");
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.RetryLater.class);
            sink.accept();
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivered.class);
            assertThat(sink.received()).hasSize(1);
            ReceivedMail mail = sink.received().get(0);
            assertThat(mail.to()).containsExactly("oncall@example.jp");
            assertThat(mail.text()).contains("Reason: spam source", "Removal page: https://www.example.test/remove");
        }
    }

    private static Channel bot(SlackStandIn slack) {
        return SlackType.TYPE.opener().open("ops", settings(slack, true), HERE);
    }

    private static Channel hook(SlackStandIn slack) {
        return SlackType.TYPE.opener().open("ops", settings(slack, false), HERE);
    }

    private static SlackSettings settings(SlackStandIn slack, boolean bot) {
        return new SlackSettings(
                Optional.of(new Secret("xoxb-1")).filter(token -> bot),
                Optional.of("#ops"),
                Optional.of(new Secret(slack.webhookUrl())).filter(url -> !bot),
                Optional.of(new Secret("xapp-1")).filter(token -> bot),
                Optional.empty(),
                Optional.of(slack.apiUrl()));
    }

    private static Channel mail(MailSink sink) {
        EmailSettings settings = new EmailSettings(
                List.of("oncall@example.jp"),
                List.of("127.0.0.1:" + sink.port()),
                Optional.of("repwatch@example.jp"),
                Optional.empty(),
                Optional.of(Security.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return EmailType.TYPE.opener().open("mail", settings, HERE);
    }
}
