package dev.repwatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.repwatch.alerts.ChannelType.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What every channel must withstand. Each secret of a channel under test holds the word {@link #CANARY}. */
public abstract class ChannelContract {

    /** Must never be seen anywhere but where the provider expects it. */
    protected static final String CANARY = "canary7f3a";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    /** A channel to the test's peer at this port of loopback. */
    protected abstract Channel open(int port, Environment environment);

    /** The port of a peer that takes everything. */
    protected abstract int kindPeer();

    /** The words the peer got for the last alert, as its reader would see them, without what the channel itself adds. */
    protected abstract String received();

    /** Checks, on the bytes, that nothing in the last message acts. */
    protected abstract void assertInert();

    /** Whether the provider folds a message that it gets twice, so that one in doubt may simply be sent again. */
    protected boolean folds() {
        return false;
    }

    protected final Channel open(int port) {
        return open(port, new Environment(() -> Samples.NOON, "mon1.example.jp", Duration.ofSeconds(15)));
    }

    /** One that loses patience soon. */
    protected final Channel hasty(int port) {
        return open(port, new Environment(() -> Samples.NOON, "mon1.example.jp", Duration.ofMillis(1500)));
    }

    @BeforeEach
    void listenToTheLog() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void noSecretWasLogged() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        assertThat(List.copyOf(log.list))
                .extracting(event -> event.getFormattedMessage() + event.getThrowableProxy())
                .noneMatch(line -> line.contains(CANARY));
    }

    static Stream<String> hostile() {
        return HostileTexts.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    protected void foreignWordsAreInert(String reason) {
        try (Channel channel = open(kindPeer())) {
            assertThat(channel.deliver(Samples.first(Samples.reason(reason)))).isInstanceOf(Delivery.Delivered.class);
        }
        assertThat(received()).contains("192.0.2.10 (mx1) listed on example-bl");
        assertThat(received().codePoints().filter(ChannelContract::acts).toArray())
                .isEmpty();
        assertInert();
    }

    private static boolean acts(int c) {
        int type = Character.getType(c);
        return c != '\n'
                && c != '\r'
                && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE);
    }

    @Test
    protected void theLargestGroupIsTakenWhole() {
        try (Channel channel = open(kindPeer())) {
            assertThat(channel.deliver(Samples.first(Samples.largestGroup()))).isInstanceOf(Delivery.Delivered.class);
        }
        assertThat(received()).contains("(repeat)");
        assertInert();
    }

    @Test
    protected void japaneseArrivesAsJapanese() {
        Alert alert = Samples.with(Alert.Kind.OPENED, Alert.Level.MAJOR, "192.0.2.10 が掲載されました", "スパム送信元", "ja");
        try (Channel channel = open(kindPeer())) {
            assertThat(channel.deliver(Samples.first(alert))).isInstanceOf(Delivery.Delivered.class);
        }
        assertThat(received()).contains("192.0.2.10 が掲載されました", "スパム送信元");
    }

    @Test
    protected void nobodyThereIsTriedAgain() {
        try (Channel channel = hasty(closedPort())) {
            Delivery delivery = channel.deliver(Samples.first(Samples.listed()));
            assertThat(delivery).isInstanceOf(Delivery.RetryLater.class);
            assertThat(delivery.toString()).doesNotContain(CANARY);
        }
    }

    protected static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
