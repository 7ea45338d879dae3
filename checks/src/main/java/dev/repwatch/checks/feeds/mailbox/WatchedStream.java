package dev.repwatch.checks.feeds.mailbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers how the fetching of a message went, for parsers take an end that comes too soon for a broken message. */
final class WatchedStream extends FilterInputStream {

    private boolean failed;
    private boolean empty = true;

    WatchedStream(InputStream in) {
        super(in);
    }

    boolean failed() {
        return failed;
    }

    /** True when not one byte came. */
    boolean empty() {
        return empty;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        try {
            int read = super.read(bytes, from, most);
            empty &= read <= 0;
            return read;
        } catch (IOException gone) {
            failed = true;
            throw gone;
        }
    }
}
