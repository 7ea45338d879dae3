package dev.repwatch.checks.dns.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event loop: asleep until a packet, a deadline, or somebody who asks. */
final class EventLoop implements Runnable, Executor {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final long MILLI = 1_000_000;
    private static final int TURN = 32;

    private final Selector selector;
    private final LongSupplier nanos;
    private final TimerWheel timerWheel;
    private final PacketIo packetIo;
    private final QueryLifecycle queryLifecycle;
    private final int most;
    private final Queue<Runnable> mail = new ConcurrentLinkedQueue<>();
    private final List<EngineStream> streams = new CopyOnWriteArrayList<>();
    private final Consumer<SelectionKey> reader;
    private volatile boolean asleep;
    private volatile boolean closing;

    /** @param courses makes the course, which sends letters to this loop */
    EventLoop(
            Selector selector,
            LongSupplier nanos,
            TimerWheel timerWheel,
            PacketIo packetIo,
            Function<Executor, QueryLifecycle> courses,
            int most) {
        this.selector = selector;
        this.nanos = nanos;
        this.timerWheel = timerWheel;
        this.packetIo = packetIo;
        this.queryLifecycle = courses.apply(this);
        this.most = most;
        this.reader = this::read;
    }

    @Override
    public void run() {
        while (!closing) {
            try {
                turn();
                sleep();
            } catch (IOException | RuntimeException trouble) {
                LOG.error("the DNS client met trouble and goes on", trouble);
            }
        }
        end();
    }

    /** Runs something on the loop's thread, soon. */
    @Override
    public void execute(Runnable letter) {
        mail.add(letter);
        nudge();
    }

    /** Says that there may be something to do. */
    void nudge() {
        if (asleep) {
            asleep = false;
            selector.wakeup();
        }
    }

    long now() {
        return nanos.getAsLong();
    }

    void add(EngineStream stream) {
        streams.add(stream);
    }

    void remove(EngineStream stream) {
        streams.remove(stream);
    }

    void close() {
        closing = true;
        selector.wakeup();
    }

    private void turn() {
        long now = nanos.getAsLong();
        timerWheel.advance(now, slot -> queryLifecycle.expired(slot, now));
        for (Runnable letter = mail.poll(); letter != null; letter = mail.poll()) {
            letter.run();
        }
        begin();
        for (EngineStream stream : streams) {
            stream.wakeTaker();
        }
    }

    /** Takes up new questions, some of each stream in turn, as long as there is room on the wire. */
    private void begin() {
        boolean more = true;
        while (more && queryLifecycle.underWay() < most) {
            more = false;
            for (EngineStream stream : streams) {
                more |= begin(stream);
            }
        }
    }

    private boolean begin(EngineStream stream) {
        long now = nanos.getAsLong();
        for (int count = 0; count < TURN && queryLifecycle.underWay() < most; count++) {
            int slot = stream.submitted();
            if (slot == SpscQueue.NONE) {
                return false;
            }
            queryLifecycle.begin(slot, now);
        }
        return true;
    }

    private void sleep() throws IOException {
        asleep = true;
        if (pending()) {
            asleep = false;
            selector.selectNow(reader);
            return;
        }
        long rest = timerWheel.rest(nanos.getAsLong());
        selector.select(reader, rest == Long.MAX_VALUE ? 0 : Math.max(1, (rest + MILLI - 1) / MILLI));
        asleep = false;
    }

    private boolean pending() {
        if (closing || !mail.isEmpty()) {
            return true;
        }
        if (queryLifecycle.underWay() < most) {
            for (EngineStream stream : streams) {
                if (stream.hasSubmitted()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void read(SelectionKey key) {
        packetIo.read((UdpSocket) key.attachment(), queryLifecycle);
    }

    private void end() {
        for (EngineStream stream : streams) {
            stream.end(queryLifecycle);
        }
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
