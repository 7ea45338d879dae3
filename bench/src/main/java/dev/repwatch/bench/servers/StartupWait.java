package dev.repwatch.bench.servers;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;

/** Waits until a server answers. */
final class StartupWait {

    private static final int ATTEMPTS = 100;
    private static final int PATIENCE_MILLIS = 100;

    /** "." of type NS. */
    private static final byte[] ANY_QUESTION = {0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1};

    private StartupWait() {}

    /** @throws IOException when it does not within ten seconds */
    static void await(int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            InetAddress here = InetAddress.getLoopbackAddress();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                socket.send(new DatagramPacket(ANY_QUESTION, ANY_QUESTION.length, here, port));
                if (answered(socket)) {
                    return;
                }
            }
            throw new IOException("nobody answers on 127.0.0.1:" + port);
        }
    }

    private static boolean answered(DatagramSocket socket) throws IOException {
        try {
            socket.receive(new DatagramPacket(new byte[512], 512));
            return true;
        } catch (SocketTimeoutException notYet) {
            return false;
        }
    }
}
