package dev.repwatch.checks.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsAnswers;
import dev.repwatch.checks.dns.PlainAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.reputation.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kernel takes no more packets for a while: that is nobody's failure. */
class FullBufferTest {

    private static final long TICK = 10_000_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final AtomicLong nanos = new AtomicLong(1);
    private final LoopCounters loopCounters = new LoopCounters();
    private final RandomBits randomBits = new RandomBits(new Random(7));
    private final Slots slots = new Slots(4);
    private final NarrowChannel channel = new NarrowChannel();
    private final Upstream upstream = new Upstream(
            0,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 53),
            TIMEOUT.toNanos(),
            (of, now) -> new UdpSocket(of, channel, now),
            randomBits,
            loopCounters);
    private final PacketIo packetIo = new PacketIo(slots, randomBits, nanos::get, loopCounters);
    private final TimerWheel timerWheel = new TimerWheel(slots.size, nanos.get());
    private final TcpQueries tcp = new TcpQueries(TIMEOUT, System::nanoTime);
    private final QueryLifecycle queryLifecycle = new QueryLifecycle(
            slots,
            4,
            new ResolverSelector(new Upstream[] {upstream}, randomBits),
            packetIo,
            timerWheel,
            tcp,
            Runnable::run,
            randomBits,
            loopCounters);
    private final Selector selector = Selector.open();
    private final EngineStream stream = new EngineStream(
            slots,
            slots.reserve(1),
            new EventLoop(selector, nanos::get, timerWheel, packetIo, mail -> queryLifecycle, 4));

    FullBufferTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        tcp.close();
        selector.close();
    }

    @Test
    void aQuestionThatFindsNoRoomLeavesAtTheNextTurnAndNobodyIsBlamed() {
        channel.full = 3;
        int slot = asked();
        assertThat(channel.written).isZero();

        for (int turn = 0; turn < 2; turn++) {
            turn();
            assertThat(channel.written).isZero();
        }
        turn();

        assertThat(channel.written).isEqualTo(1);
        assertThat(channel.isOpen()).isTrue();
        assertThat(slots.socket[slot]).isNotNull();
        assertThat(slots.failures[slot]).isZero();
        assertThat(slots.firstSent[slot]).isEqualTo(nanos.get());
        assertThat(loopCounters.snapshot().sent()).isEqualTo(1);
        assertThat(loopCounters.snapshot().sockets()).isEqualTo(1);
    }

    @Test
    void aBufferThatStaysFullEndsTheQuestionInTheEndAndLeavesNoResolverOut() throws InterruptedException {
        channel.full = Integer.MAX_VALUE;
        asked();
        List<DnsAnswer> answers = new ArrayList<>();
        for (int turn = 0; turn < TIMEOUT.toMillis() / 10 + 1; turn++) {
            assertThat(answers).isEmpty();
            turn();
            stream.take(into(answers), 0);
        }

        assertThat(answers).singleElement().isInstanceOfSatisfying(DnsAnswer.Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(Cause.SERVER_FAILED);
            assertThat(failed.detail()).contains("takes no more");
        });
        assertThat(upstream.resolverHealth.admits(nanos.get())).isTrue();
        assertThat(loopCounters.snapshot().ejections()).isZero();
        assertThat(channel.isOpen()).isTrue();
    }

    private int asked() {
        assertThat(stream.ask("1.2.0.192.bl.test", RecordType.A, 1)).isTrue();
        int slot = stream.submitted();
        queryLifecycle.begin(slot, nanos.get());
        return slot;
    }

    private void turn() {
        long now = nanos.addAndGet(TICK);
        timerWheel.advance(now, slot -> queryLifecycle.expired(slot, now));
    }

    private static DnsAnswers into(List<DnsAnswer> answers) {
        return new DnsAnswers() {
            @Override
            public void plain(long token, PlainAnswer answer) {
                throw new AssertionError("nobody has answered");
            }

            @Override
            public void other(long token, DnsAnswer answer, long took) {
                assertThat(took).as("nothing left").isZero();
                answers.add(answer);
            }
        };
    }
}
