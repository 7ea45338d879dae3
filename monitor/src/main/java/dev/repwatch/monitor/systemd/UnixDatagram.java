package dev.repwatch.monitor.systemd;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A datagram to a socket of the local machine (unix(7)). Java has none of that kind, neither 17 nor 25 (JDK-8297837), and a child
 * process that sends it is not the process that the service manager started.
 */
final class UnixDatagram implements NotifySocket {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;

    /** A service manager that does not read must not hold what it watches. */
    private static final int MSG_DONTWAIT = 0x40;

    /** Of sun_path in sockaddr_un, without the byte that ends it. */
    private static final int LONGEST_PATH = 107;

    private final byte[] address;

    /** The functions of the C library that are needed, as Linux has them. */
    interface LibC extends Library {

        int socket(int domain, int type, int protocol) throws LastErrorException;

        long sendto(int socket, byte[] message, long length, int flags, byte[] address, int addressLength)
                throws LastErrorException;

        int close(int socket) throws LastErrorException;
    }

    /** Loaded when it is needed and not before: most processes of repwatch have no service manager. */
    private static final class Loaded {
        private static final LibC LIBC = Native.load("c", LibC.class);
    }

    private UnixDatagram(byte[] address) {
        this.address = address;
    }

    /**
     * @param name a path, or {@code @} and a name of the abstract kind
     * @throws IllegalArgumentException when it is neither, or too long for a socket
     */
    static UnixDatagram to(String name) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        if (path.length < 2 || (path[0] != '/' && path[0] != '@') || path.length > LONGEST_PATH) {
            throw new IllegalArgumentException("no path of a socket, and no abstract name");
        }
        boolean isAbstract = path[0] == '@';
        if (isAbstract) {
            path[0] = 0;
        }
        ByteBuffer address =
                ByteBuffer.allocate(2 + path.length + (isAbstract ? 0 : 1)).order(ByteOrder.nativeOrder());
        address.putShort((short) AF_UNIX).put(path);
        return new UnixDatagram(address.array());
    }

    @Override
    public void send(String message) throws IOException {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        try {
            int socket = Loaded.LIBC.socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            try {
                Loaded.LIBC.sendto(socket, text, text.length, MSG_NOSIGNAL | MSG_DONTWAIT, address, address.length);
            } finally {
                Loaded.LIBC.close(socket);
            }
        } catch (LastErrorException refused) {
            throw new IOException(refused.getMessage(), refused);
        } catch (LinkageError | RuntimeException unusable) {
            throw new IOException("no native library can be used here: " + unusable.getMessage(), unusable);
        }
    }
}
