package dev.repwatch.checks.dns.loopback;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One UDP and one TCP socket on the same loopback port. */
final class Sockets implements AutoCloseable {

    /** Decides what to send back for a question. */
    interface Reaction {
        List<Packet> to(byte[] question, boolean tcp);
    }

    private static final int ATTEMPTS = 20;
    private static final int MAX_UDP = 65_507;
    private static final int BUFFER = 4 << 20;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Reaction reaction;
    private final ScheduledExecutorService late = Executors.newScheduledThreadPool(1, Sockets::daemon);

    private Sockets(DatagramSocket udp, ServerSocket tcp, Reaction reaction) {
        this.udp = udp;
        this.tcp = tcp;
        this.reaction = reaction;
    }

    static Sockets open(int port, Reaction reaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
                ServerSocket tcp = new ServerSocket(port, 50, loopback);
                try {
                    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback);
                    udp.setReceiveBufferSize(BUFFER);
                    return new Sockets(udp, tcp, reaction).started();
                } catch (IOException taken) {
                    tcp.close();
                    throw taken;
                }
            } catch (IOException taken) {
                if (port != 0 || attempt == ATTEMPTS) {
                    throw new UncheckedIOException("cannot listen on 127.0.0.1 port " + port, taken);
                }
            }
        }
    }

    int port() {
        return udp.getLocalPort();
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        } finally {
            late.shutdownNow();
        }
    }

    private Sockets started() {
        daemon(this::serveUdp).start();
        daemon(this::acceptTcp).start();
        return this;
    }

    private void serveUdp() {
        byte[] buffer = new byte[MAX_UDP];
        while (!udp.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                udp.receive(question);
                byte[] octets = java.util.Arrays.copyOf(buffer, question.getLength());
                for (Packet packet : reaction.to(octets, false)) {
                    DatagramPacket reply =
                            new DatagramPacket(packet.wire(), packet.wire().length, question.getSocketAddress());
                    after(packet.after(), () -> udp.send(reply));
                }
            } catch (IOException gone) {
                // the socket is closed, or one client is unreachable: the loop's condition tells which
            }
        }
    }

    private void acceptTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                daemon(() -> serveTcp(client)).start();
            } catch (IOException closed) {
                // closed: the loop ends
            }
        }
    }

    private void serveTcp(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (!tcp.isClosed()) {
                byte[] question = in.readNBytes(in.readUnsignedShort());
                List<Packet> packets = reaction.to(question, true);
                if (packets.isEmpty()) {
                    return;
                }
                for (Packet packet : packets) {
                    send(packet, out);
                }
                if (packets.stream().anyMatch(Packet::last)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the client has gone
        }
    }

    private void send(Packet packet, DataOutputStream out) throws IOException {
        byte[] framed = framed(packet.wire());
        if (packet.drip().isZero()) {
            after(packet.after(), () -> write(out, framed));
            return;
        }
        for (int octet = 0; octet < framed.length; octet++) {
            byte[] one = {framed[octet]};
            after(packet.after().plus(packet.drip().multipliedBy(octet)), () -> write(out, one));
        }
    }

    private static byte[] framed(byte[] wire) {
        return ByteBuffer.allocate(wire.length + 2)
                .putShort((short) wire.length)
                .put(wire)
                .array();
    }

    private static void write(DataOutputStream out, byte[] octets) throws IOException {
        synchronized (out) {
            out.write(octets);
            out.flush();
        }
    }

    private interface Send {
        void now() throws IOException;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a reply that leaves late is not waited for
    private void after(Duration pause, Send send) throws IOException {
        if (pause.isZero()) {
            send.now();
            return;
        }
        late.schedule(
                () -> {
                    try {
                        send.now();
                    } catch (IOException gone) {
                        // nobody waits any more
                    }
                },
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "loopback-nameserver");
        thread.setDaemon(true);
        return thread;
    }
}
