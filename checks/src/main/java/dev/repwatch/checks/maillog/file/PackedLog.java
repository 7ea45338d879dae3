package dev.repwatch.checks.maillog.file;

import java.io.EOFException;
import java.io.IOException;

/** A rotated file, packed. It is read from its beginning up to the place where reading goes on. */
final class PackedLog implements Carrier {

    private static final int BLOCK = 1 << 20;

    private final Unpacked in;
    private final LogLines lines;
    private final LineCutter cutter;
    private final byte[] block = new byte[BLOCK];
    private Generation generation;
    private int filled;
    private boolean ended;
    private boolean skipping;

    private PackedLog(Unpacked in, Generation generation, LogLines lines) {
        this.in = in;
        this.generation = generation;
        this.lines = lines;
        this.cutter = new LineCutter(lines.marks());
    }

    /**
     * @param in behind its first bytes
     * @param first those
     */
    static PackedLog of(Unpacked in, byte[] first, Generation generation, LogLines lines) throws IOException {
        PackedLog log = new PackedLog(in, generation, lines);
        int passed = (int) Math.min(first.length, generation.offset());
        log.filled = first.length - passed;
        System.arraycopy(first, passed, log.block, 0, log.filled);
        try {
            in.skipNBytes(generation.offset() - passed);
        } catch (EOFException shorter) {
            log.ended = true; // more was read of it before than the copy got
        }
        return log;
    }

    @Override
    public Generation generation() {
        return generation;
    }

    @Override
    public Step step() throws IOException {
        if (ended) {
            return Step.END;
        }
        int more = in.readNBytes(block, filled, BLOCK - filled);
        filled += more;
        ended = filled < BLOCK;
        int taken = taken();
        if (taken == 0) {
            return Step.END;
        }
        generation = generation.read(generation.head(), taken);
        System.arraycopy(block, taken, block, 0, filled - taken);
        filled -= taken;
        return Step.READ;
    }

    /** The rest of a line that is longer than a block is passed over. */
    private int taken() {
        if (!skipping) {
            int taken = cutter.lines(block, filled, filled == BLOCK, lines.sink());
            skipping = taken == BLOCK && block[BLOCK - 1] != '\n';
            return taken;
        }
        int at = 0;
        while (at < filled && block[at] != '\n') {
            at++;
        }
        skipping = at == filled;
        return skipping ? filled : at + 1;
    }

    /** What is cut off may be written still. */
    @Override
    public boolean whole() {
        return ended && !in.cutOff();
    }

    @Override
    public void lastLine() {
        if (!skipping) {
            cutter.last(block, filled, lines.sink());
        }
        generation = generation.read(generation.head(), filled);
        filled = 0;
    }

    @Override
    public long tooLong() {
        return cutter.tooLong();
    }

    @Override
    public long behind() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
