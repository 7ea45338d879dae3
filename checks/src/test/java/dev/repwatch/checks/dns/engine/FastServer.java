package dev.repwatch.checks.dns.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A quick name server over UDP for names that begin with a number: those divisible by 100 are listed. May lose packets, and may
 * send forged replies before each real one.
 */
final class FastServer implements AutoCloseable {

    private static final byte[] SOA_DATA = new byte[22];

    final AtomicLong questions = new AtomicLong();
    final AtomicLong forged = new AtomicLong();
    private final DatagramSocket socket;
    private final Random random = new Random(11);
    private final double loss;
    private final int forgeries;

    FastServer(double loss, int forgeries) {
        this.loss = loss;
        this.forgeries = forgeries;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.setReceiveBufferSize(4 << 20);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        Thread thread = new Thread(this::serve, "fast-server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[1024];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        while (!socket.isClosed()) {
            try {
                packet.setLength(buffer.length);
                socket.receive(packet);
                questions.incrementAndGet();
                if (loss > 0 && random.nextDouble() < loss) {
                    continue;
                }
                byte[] question = Arrays.copyOf(buffer, packet.getLength());
                for (int forgery = 0; forgery < forgeries; forgery++) {
                    send(forged(question), packet);
                }
                if (loss == 0 || random.nextDouble() >= loss) {
                    send(reply(question, number(question) % 100 == 0), packet);
                }
            } catch (IOException closed) {
                // the loop's condition tells
            }
        }
    }

    private void send(byte[] wire, DatagramPacket to) throws IOException {
        socket.send(new DatagramPacket(wire, wire.length, to.getSocketAddress()));
    }

    /** "Listed" for who is not and the other way round, with one thing wrong: id, letter case, question, or direction. */
    private byte[] forged(byte[] question) {
        forged.incrementAndGet();
        byte[] lie = reply(question, number(question) % 100 != 0);
        switch (random.nextInt(5)) {
            case 0 -> lie[0] ^= (byte) (1 + random.nextInt(255));
            case 1 -> lie[1] ^= (byte) (1 + random.nextInt(255));
            case 2 -> lie[letter(question)] ^= 0x20;
            case 3 -> lie[13] = (byte) (lie[13] == '0' ? '1' : '0');
            default -> lie[2] &= 0x7F;
        }
        return lie;
    }

    private static int letter(byte[] question) {
        for (int at = 12; at < question.length; at++) {
            int letter = question[at] | 0x20;
            if (letter >= 'a' && letter <= 'z') {
                return at;
            }
        }
        throw new IllegalArgumentException("no letter in the name");
    }

    private static long number(byte[] question) {
        long number = 0;
        for (int at = 13; at < 13 + question[12]; at++) {
            number = number * 10 + (question[at] - '0');
        }
        return number;
    }

    private static byte[] reply(byte[] question, boolean listed) {
        int end = questionEnd(question);
        byte[] reply = Arrays.copyOf(question, end + 12 + (listed ? 4 : SOA_DATA.length));
        reply[2] = (byte) 0x85;
        reply[3] = (byte) (listed ? 0 : 3);
        reply[7] = (byte) (listed ? 1 : 0);
        reply[9] = (byte) (listed ? 0 : 1);
        reply[11] = 0;
        byte owner = (byte) (listed ? 12 : 12 + question[12] + 1);
        byte[] head = {
            (byte) 0xC0, owner, 0, (byte) (listed ? 1 : 6), 0, 1, 0, 0, 1, 44, 0, (byte) (listed ? 4 : SOA_DATA.length)
        };
        System.arraycopy(head, 0, reply, end, head.length);
        if (listed) {
            System.arraycopy(new byte[] {127, 0, 0, 2}, 0, reply, end + 12, 4);
        } else {
            System.arraycopy(SOA_DATA, 0, reply, end + 12, SOA_DATA.length);
        }
        return reply;
    }

    private static int questionEnd(byte[] question) {
        int at = 12;
        while (question[at] != 0) {
            at += question[at] + 1;
        }
        return at + 5;
    }
}
