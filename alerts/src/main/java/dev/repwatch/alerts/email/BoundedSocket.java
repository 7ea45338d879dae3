package dev.repwatch.alerts.email;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A socket that hears at most so many bytes: a relay that talks without end is cut off. */
final class BoundedSocket extends Socket {

    private final long most;
    private long heard;

    BoundedSocket(long most) {
        this.most = most;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                return counted(super.read(), 1);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                return counted(count, count);
            }
        };
    }

    private int counted(int result, int bytes) throws IOException {
        if (result >= 0) {
            heard += bytes;
        }
        if (heard > most) {
            throw new IOException("the relay sent more than " + most + " bytes");
        }
        return result;
    }
}
