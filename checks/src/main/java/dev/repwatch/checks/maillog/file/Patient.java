package dev.repwatch.checks.maillog.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Packed data that stops in the middle counts as ended: the rest is not written yet, or lost. */
final class Patient extends FilterInputStream {

    private boolean ended;

    Patient(InputStream packed) {
        super(packed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            return super.read(into, from, length);
        } catch (IOException | RuntimeException cutOff) { // what the decoders throw at a sudden end differs
            ended = true;
            return -1;
        }
    }
}
