package dev.repwatch.monitor.systemd;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The service manager's end of sd_notify: a real socket that is read as systemd reads it. */
public final class NotifyPeer implements AutoCloseable {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int EAGAIN = 11;

    private final int socket;
    private final Path path;

    interface LibC extends Library {

        LibC C = Native.load("c", LibC.class);

        int socket(int domain, int type, int protocol) throws LastErrorException;

        int bind(int socket, byte[] address, int length) throws LastErrorException;

        long recvfrom(int socket, byte[] into, long length, int flags, byte[] from, IntByReference fromLength)
                throws LastErrorException;

        int close(int socket) throws LastErrorException;
    }

    public NotifyPeer(Path path) {
        this.path = path;
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer address = ByteBuffer.allocate(3 + name.length).order(ByteOrder.nativeOrder());
        address.putShort((short) AF_UNIX).put(name);
        socket = LibC.C.socket(AF_UNIX, SOCK_DGRAM, 0);
        LibC.C.bind(socket, address.array(), address.capacity());
    }

    public Path path() {
        return path;
    }

    /** The next message, line by line. */
    public List<String> next() {
        List<String> heard = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            byte[] text = new byte[4096];
            try {
                long length = LibC.C.recvfrom(
                        socket, text, text.length, MSG_DONTWAIT, new byte[112], new IntByReference(112));
                heard.addAll(new String(text, 0, (int) length, StandardCharsets.UTF_8)
                        .lines()
                        .toList());
                return true;
            } catch (LastErrorException nothing) {
                if (nothing.getErrorCode() == EAGAIN) {
                    return false;
                }
                throw nothing;
            }
        });
        return heard;
    }

    /** Passes over what else is said until this is. */
    public void hears(String line) {
        while (!next().contains(line)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        LibC.C.close(socket);
    }
}
