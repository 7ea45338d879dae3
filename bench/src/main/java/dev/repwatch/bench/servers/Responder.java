package dev.repwatch.bench.servers;

import dev.repwatch.bench.field.Field;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Answers questions about a field over UDP, with bad habits; one thread, and no object a question but its sender's address. */
final class Responder {

    private static final int SOCKET_BUFFER = 4 << 20;
    private static final int MOST_UNDER_WAY = 16_384;
    private static final int PACKET = 512;
    private static final long NEVER = -1;

    private final FaultProfile faultProfile;
    private final RandomGenerator random;
    private final Allowance allowance;
    private final QuestionName asked;
    private final Reply reply;
    private final Delay delay = new Delay(MOST_UNDER_WAY);
    private final ByteBuffer packet = ByteBuffer.allocateDirect(PACKET);
    private final ByteBuffer lie = ByteBuffer.allocateDirect(PACKET);
    private final DatagramChannel channel;
    private final Selector selector;
    final AtomicLong questions = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong lost = new AtomicLong();
    final AtomicLong forged = new AtomicLong();
    final AtomicLong firstNanos = new AtomicLong(NEVER);

    Responder(Field field, FaultProfile faultProfile, RandomGenerator random, int port) throws IOException {
        this.faultProfile = faultProfile;
        this.random = random;
        this.allowance = new Allowance(field.lists(), faultProfile.refuseAbove(), System.nanoTime());
        this.asked = new QuestionName(field);
        this.reply = new Reply(field);
        channel = DatagramChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER)
                .setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** From now on other pairs are listed than before. */
    void churn(int step) {
        reply.churn(step);
    }

    /** Runs until the thread is interrupted. */
    void run() throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            long now = System.nanoTime();
            while (!delay.empty() && delay.due() <= now) {
                channel.send(delay.packet(), delay.receiver());
                delay.remove();
            }
            if (!receive(now)) {
                rest();
            }
        }
    }

    /** False when there was nothing. */
    private boolean receive(long now) throws IOException {
        packet.clear();
        SocketAddress sender = delay.full() ? null : channel.receive(packet);
        if (sender == null) {
            return false;
        }
        packet.flip();
        forge(sender);
        if (answer(now)) {
            packet.flip();
            if (faultProfile.latencyMillis() == 0) {
                channel.send(packet, sender);
            } else {
                delay.add(packet, sender, now + TimeUnit.MILLISECONDS.toNanos(faultProfile.latencyMillis()));
            }
        }
        return true;
    }

    /** Sends lies with one thing wrong each: the id, the letter case, or the direction. */
    private void forge(SocketAddress sender) throws IOException {
        for (int forgery = 0;
                forgery < faultProfile.forgeries() && asked.read(packet) && asked.aboutList();
                forgery++) {
            lie.clear().put(packet.duplicate()).flip();
            reply.lie(lie, asked);
            lie.flip();
            switch (random.nextInt(3)) {
                case 0 -> lie.putShort(0, (short) (lie.getShort(0) ^ (1 + random.nextInt(65_535))));
                case 1 -> lie.put(asked.zoneAt + 1, (byte) (lie.get(asked.zoneAt + 1) ^ 0x20));
                default -> lie.put(2, (byte) (lie.get(2) & 0x7f));
            }
            channel.send(lie, sender);
            forged.incrementAndGet();
        }
    }

    /** False when there is to be no answer. */
    private boolean answer(long now) {
        if (!asked.read(packet)) {
            packet.putShort(2, (short) 0x8085).position(packet.limit());
            return true;
        }
        if (asked.host >= 0 || asked.reverse >= 0) {
            reply.name(packet, asked);
            return true;
        }
        if (!asked.aboutList()) {
            reply.nowhere(packet, asked);
            return true;
        }
        firstNanos.compareAndSet(NEVER, now);
        questions.incrementAndGet();
        if (faultProfile.lossPerMille() > 0 && random.nextInt(1000) < faultProfile.lossPerMille()) {
            lost.incrementAndGet();
            return false;
        }
        if (asked.list < faultProfile.silentLists() && !asked.control) {
            return false;
        }
        if (allowance.take(asked.list, now)) {
            reply.answer(packet, asked);
        } else {
            refused.incrementAndGet();
            reply.refuse(packet, asked);
        }
        return true;
    }

    private void rest() throws IOException {
        if (delay.empty()) {
            selector.select();
        } else {
            long millis = TimeUnit.NANOSECONDS.toMillis(delay.due() - System.nanoTime());
            if (millis > 0) {
                selector.select(millis);
            }
        }
        selector.selectedKeys().clear();
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }
}
