package dev.repwatch.alerts.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Fault;
import dev.repwatch.alerts.Notes;
import dev.repwatch.alerts.Samples;
import dev.repwatch.alerts.standin.MailSink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpFailuresTest {

    private static Delivery against(Map<String, String> script) throws IOException {
        try (SmtpScript relay = new SmtpScript(script);
                Channel channel = Relays.hasty(relay.port())) {
            return channel.deliver(Samples.first(Samples.listed()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 too busy, SERVER",
        "GREETING, HANG, NETWORK",
        "GREETING, CLOSE, NETWORK",
        "GREETING, DRIP, NETWORK",
        "GREETING, FLOOD, NETWORK",
        "EHLO, FLOOD, NETWORK",
        "MAIL, 452 no space, SERVER",
        "MAIL, CLOSE, NETWORK",
        "RCPT, 451 4.7.1 greylisted, SERVER",
        "RCPT, HANG, NETWORK",
        "DATA, 451 later, SERVER",
        "DATA, CLOSE, NETWORK",
        "DOT, 451 later, SERVER"
    })
    void isTriedAgain(String command, String reply, Delivery.Hindrance hindrance) throws IOException {
        assertThat(against(Map.of(command, reply)))
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.RetryLater.class))
                .extracting(Delivery.RetryLater::hindrance)
                .isEqualTo(hindrance);
    }

    @ParameterizedTest
    @CsvSource({"DOT, CLOSE", "DOT, HANG", "DOT, DRIP", "DOT, FLOOD"})
    void isInDoubt(String command, String reply) throws IOException {
        assertThat(against(Map.of(command, reply))).isInstanceOf(Delivery.Uncertain.class);
    }

    /** The patience here is 1.5 seconds, and the relay takes two to look into the message. */
    @Test
    void aRelayThatThinksOverTheWholeMessageIsNotGivenUp() throws IOException {
        assertThat(against(Map.of("DOT", SmtpScript.SLOW))).isInstanceOf(Delivery.Delivered.class);
        assertThat(against(Map.of("MAIL", SmtpScript.SLOW))).isInstanceOf(Delivery.RetryLater.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 no service, CHANNEL",
        "MAIL, 550 you are listed, CHANNEL",
        "RCPT, 550 5.1.1 no such user, CHANNEL",
        "DATA, 554 no, CHANNEL",
        "DOT, 552 too large, MESSAGE",
        "DOT, 554 content refused, MESSAGE"
    })
    void isRefused(String command, String reply, Fault fault) throws IOException {
        assertThat(against(Map.of(command, reply)))
                .asInstanceOf(InstanceOfAssertFactories.type(Delivery.Refused.class))
                .satisfies(refusal -> assertThat(refusal.why()).contains(reply.substring(0, 3)))
                .extracting(Delivery.Refused::fault)
                .isEqualTo(fault);
    }

    @Test
    void aDripEndsInTime() throws IOException {
        long start = System.nanoTime();
        against(Map.of("EHLO", SmtpScript.DRIP));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void theNextRelayIsTried() throws IOException {
        try (SmtpScript down = new SmtpScript(Map.of("GREETING", "554 closed"));
                MailSink next = new MailSink(0);
                Channel channel = Relays.open(Relays.settings(Security.NONE, down.port(), next.port()))) {
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Delivered.class);
            assertThat(next.received()).hasSize(1);
        }
    }

    @Test
    void aRelayThatMayHaveItIsTheLastOne() throws IOException {
        try (SmtpScript forgetful = new SmtpScript(Map.of("DOT", SmtpScript.CLOSE));
                MailSink next = new MailSink(0);
                Channel channel = Relays.open(Relays.settings(Security.NONE, forgetful.port(), next.port()))) {
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Uncertain.class);
            assertThat(next.received()).isEmpty();
        }
    }

    @Test
    void greylistingEndsInOneMail() {
        try (MailSink grey = new MailSink(0);
                Channel channel = Relays.open(Relays.settings(Security.NONE, grey.port()))) {
            grey.refuse(451, "4.7.1 greylisted, come back");
            assertThat(channel.deliver(Samples.first(Samples.listed())))
                    .asInstanceOf(InstanceOfAssertFactories.type(Delivery.RetryLater.class))
                    .satisfies(later -> assertThat(later.why()).contains("greylisted"));
            grey.accept();
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Delivered.class);
            assertThat(grey.received()).hasSize(1);
        }
    }

    @Test
    void aRecipientWhoHasItDoesNotGetItAgain() throws IOException {
        try (PartialRelay relay = new PartialRelay("boss@example.jp", 451);
                Channel channel = Relays.open(Relays.settings(Security.NONE, relay.port()))) {
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.RetryLater.class);
            relay.accept();
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Delivered.class);
            assertThat(relay.served()).containsExactly("oncall@example.jp", "boss@example.jp");
        }
    }

    @Test
    void whoHasItAlreadyIsRememberedOverARestart() throws IOException {
        Notes notes = Notes.inMemory();
        try (PartialRelay relay = new PartialRelay("boss@example.jp", 451)) {
            try (Channel channel = Relays.open(Relays.settings(Security.NONE, relay.port()), notes)) {
                assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.RetryLater.class);
            }
            relay.accept();
            try (Channel channel = Relays.open(Relays.settings(Security.NONE, relay.port()), notes)) {
                assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Delivered.class);
            }
            assertThat(relay.served()).containsExactly("oncall@example.jp", "boss@example.jp");
        }
    }

    /** As people write addresses: with a name, and two of one team. */
    @Test
    void recipientsMayHaveNames() throws IOException {
        try (PartialRelay relay = new PartialRelay("boss@example.jp", 451);
                Channel channel = Relays.open(
                        Relays.to(List.of("On Call <oncall@example.jp>", "On Call <boss@example.jp>"), relay.port()))) {
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.RetryLater.class);
            relay.accept();
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Delivered.class);
            assertThat(relay.served()).containsExactly("oncall@example.jp", "boss@example.jp");
            assertThat(channel.deliver(Samples.later(Samples.listed(), "x"))).isInstanceOf(Delivery.Delivered.class);
            assertThat(relay.served()).hasSize(4);
        }
    }

    @Test
    void aRecipientWhoIsUnknownDoesNotKeepTheOthersWaiting() throws IOException {
        try (PartialRelay relay = new PartialRelay("boss@example.jp", 550);
                Channel channel = Relays.open(Relays.settings(Security.NONE, relay.port()))) {
            assertThat(channel.deliver(Samples.first(Samples.listed()))).isInstanceOf(Delivery.Delivered.class);
            assertThat(relay.served()).containsExactly("oncall@example.jp");
        }
    }

    @Test
    void aProbeSendsNothing() throws IOException {
        try (SmtpScript relay = new SmtpScript(Map.of());
                Channel channel = Relays.hasty(relay.port())) {
            assertThat(channel.probe()).isInstanceOf(Delivery.Delivered.class);
            assertThat(relay.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }
}
