package dev.repwatch.checks.dns.engine;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;

/** One question over a TCP connection of its own, for servers that close after each reply (RFC 7766 section 6.2.4). */
final class SingleConnection {

    private final InetSocketAddress server;
    private final Duration timeout;
    private final LongSupplier nanos;

    SingleConnection(InetSocketAddress server, Duration timeout, LongSupplier nanos) {
        this.server = server;
        this.timeout = timeout;
        this.nanos = nanos;
    }

    /**
     * Blocks until the reply is there.
     *
     * @throws SocketTimeoutException when the whole of it is not there in time, however slowly it comes
     * @throws IOException when the server cannot be reached, or closes before its reply
     */
    byte[] ask(byte[] question) throws IOException {
        long end = nanos.getAsLong() + timeout.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(server, rest(end));
            socket.setTcpNoDelay(true);
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(Short.BYTES + question.length)
                            .putShort((short) question.length)
                            .put(question)
                            .array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] length = read(in, Short.BYTES, socket, end);
            return read(in, ((length[0] & 0xFF) << 8) | (length[1] & 0xFF), socket, end);
        }
    }

    private byte[] read(DataInputStream in, int wanted, Socket socket, long end) throws IOException {
        byte[] octets = new byte[wanted];
        int at = 0;
        while (at < wanted) {
            socket.setSoTimeout(rest(end));
            int count = in.read(octets, at, wanted - at);
            if (count < 0) {
                throw new EOFException("closed before the reply");
            }
            at += count;
        }
        return octets;
    }

    private int rest(long end) throws InterruptedIOException {
        long millis = (end - nanos.getAsLong()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("no time left");
        }
        return (int) Math.min(Integer.MAX_VALUE, millis);
    }
}
