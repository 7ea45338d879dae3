package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpstreamTest {

    private static final long ELEVEN_MINUTES = 660_000_000_000L;

    @Test
    void socketsAreOnRandomPortsAndReplacedByAgeWhenNothingWaitsThere() throws IOException {
        try (Selector selector = Selector.open()) {
            Upstream upstream = upstream(selector);
            Set<UdpSocket> young = sockets(upstream, 0);
            assertThat(young).hasSize(8).allMatch(udpSocket -> port(udpSocket) >= 32_768 && port(udpSocket) < 61_000);
            UdpSocket waitsFor = young.iterator().next();
            waitsFor.sent();

            Set<UdpSocket> fresh = sockets(upstream, ELEVEN_MINUTES);

            assertThat(fresh).hasSize(8).doesNotContainAnyElementsOf(young);
            assertThat(young)
                    .filteredOn(udpSocket -> udpSocket.channel.isOpen())
                    .containsExactly(waitsFor);
            waitsFor.ended();
            assertThat(waitsFor.channel.isOpen()).isFalse();
            for (UdpSocket udpSocket : fresh) {
                udpSocket.channel.close();
            }
        }
    }

    @Test
    void aSocketIsReplacedAfterManyQuestions() throws IOException {
        try (Selector selector = Selector.open()) {
            Upstream upstream = upstream(selector);
            UdpSocket udpSocket = upstream.socket(0);
            for (int number = 0; number < 65_535; number++) {
                udpSocket.sent();
            }
            assertThat(udpSocket.worn(0)).isFalse();
            udpSocket.sent();
            assertThat(udpSocket.worn(0)).isTrue();
            udpSocket.channel.close();
        }
    }

    private static Upstream upstream(Selector selector) {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5353);
        RandomBits randomBits = new RandomBits(new Random(7));
        return new Upstream(
                0,
                server,
                1,
                (upstream, now) -> UdpSocket.open(upstream, selector, randomBits, now),
                randomBits,
                new LoopCounters());
    }

    private static Set<UdpSocket> sockets(Upstream upstream, long now) throws IOException {
        Set<UdpSocket> sockets = new HashSet<>();
        for (int question = 0; question < 2_000; question++) {
            sockets.add(upstream.socket(now));
        }
        return sockets;
    }

    private static int port(UdpSocket udpSocket) {
        return udpSocket.channel.socket().getLocalPort();
    }
}
