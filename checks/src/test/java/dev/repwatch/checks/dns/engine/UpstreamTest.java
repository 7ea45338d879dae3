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
            Set<Door> young = doors(upstream, 0);
            assertThat(young).hasSize(8).allMatch(door -> port(door) >= 32_768 && port(door) < 61_000);
            Door waitsFor = young.iterator().next();
            waitsFor.sent();

            Set<Door> fresh = doors(upstream, ELEVEN_MINUTES);

            assertThat(fresh).hasSize(8).doesNotContainAnyElementsOf(young);
            assertThat(young).filteredOn(door -> door.channel.isOpen()).containsExactly(waitsFor);
            waitsFor.ended();
            assertThat(waitsFor.channel.isOpen()).isFalse();
            for (Door door : fresh) {
                door.channel.close();
            }
        }
    }

    @Test
    void aSocketIsReplacedAfterManyQuestions() throws IOException {
        try (Selector selector = Selector.open()) {
            Upstream upstream = upstream(selector);
            Door door = upstream.door(0);
            for (int number = 0; number < 65_535; number++) {
                door.sent();
            }
            assertThat(door.worn(0)).isFalse();
            door.sent();
            assertThat(door.worn(0)).isTrue();
            door.channel.close();
        }
    }

    private static Upstream upstream(Selector selector) {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5353);
        Dice dice = new Dice(new Random(7));
        return new Upstream(
                0, server, 1, (upstream, now) -> Door.open(upstream, selector, dice, now), dice, new Counts());
    }

    private static Set<Door> doors(Upstream upstream, long now) throws IOException {
        Set<Door> doors = new HashSet<>();
        for (int question = 0; question < 2_000; question++) {
            doors.add(upstream.door(now));
        }
        return doors;
    }

    private static int port(Door door) {
        return door.channel.socket().getLocalPort();
    }
}
