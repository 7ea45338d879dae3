package dev.repwatch.monitor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Channel;
import dev.repwatch.alerts.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CountedChannelTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(new Delivery.Delivered(Optional.empty()), "delivered ops slack PT0S " + NOON),
                Arguments.of(
                        new Delivery.RetryLater(
                                Optional.of(Duration.ofSeconds(30)), Delivery.Hindrance.PACE, "slow down"),
                        "failed ops slack rate_limited"),
                Arguments.of(
                        new Delivery.RetryLater(Optional.empty(), Delivery.Hindrance.SERVER, "HTTP 503"),
                        "failed ops slack server"),
                Arguments.of(
                        new Delivery.RetryLater(
                                Optional.empty(), "smtp.example.test:587: the connection went separate ways"),
                        "failed ops slack network"),
                Arguments.of(new Delivery.RetryLater(Optional.empty(), "no route"), "failed ops slack network"),
                Arguments.of(new Delivery.Uncertain("connection reset"), "failed ops slack network"),
                Arguments.of(new Delivery.Refused(Delivery.Fault.CHANNEL, "invalid_auth"), "failed ops slack auth"),
                Arguments.of(
                        new Delivery.Refused(Delivery.Fault.MESSAGE, "invalid_blocks"), "failed ops slack client"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void reportsTheAttemptAndHowItEnded(Delivery delivery, String line) {
        Notebook notebook = new Notebook();
        Channel channel = new CountedChannel(answering(delivery), notebook, InstantSource.fixed(NOON));
        assertThat(channel.deliver(new Channel.Envelope(alert(), Optional.empty(), 0, false)))
                .isSameAs(delivery);
        assertThat(notebook.lines).containsExactly("told ops slack fired", line);
    }

    private static Channel answering(Delivery delivery) {
        return new Channel() {
            @Override
            public String name() {
                return "ops";
            }

            @Override
            public String type() {
                return "slack";
            }

            @Override
            public Delivery deliver(Envelope envelope) {
                return delivery;
            }
        };
    }

    private static Alert alert() {
        return new Alert(
                Alert.Kind.OPENED,
                Alert.Level.MAJOR,
                "192.0.2.10 is listed",
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                "d",
                "g",
                "t",
                Map.of(),
                false,
                NOON,
                "en");
    }
}
