package dev.repwatch.checks.maillog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is written. It may be cut to nothing and written anew at any moment, also between two reads: a block counts only when
 * the file still begins as it did after the block was read.
 */
final class PlainLog implements Carrier {

    private static final int BLOCK = 1 << 20;

    private final FileChannel file;
    private final @Nullable Object key;
    private final boolean settled;
    private final LogLines lines;
    private final LineCutter cutter;
    private Generation generation;
    private boolean skipping;

    /**
     * @param key of the path it was opened by
     * @param settled whether it is written no more
     */
    PlainLog(FileChannel file, @Nullable Object key, Generation generation, LogLines lines, boolean settled) {
        this.file = file;
        this.key = key;
        this.settled = settled;
        this.generation = generation;
        this.lines = lines;
        this.cutter = new LineCutter(lines.marks());
    }

    /** What tells this file from every other that is there at the same time. */
    static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    boolean is(Path path) throws IOException {
        return Objects.equals(key, key(path));
    }

    @Override
    public boolean whole() {
        return settled;
    }

    @Override
    public Generation generation() {
        return generation;
    }

    @Override
    public Step step() throws IOException {
        long offset = generation.offset();
        long there = file.size() - offset;
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, Math.max(0, there)));
        while (block.hasRemaining() && file.read(block, offset + block.position()) > 0) {
            // until it is full or the file ends
        }
        int length = block.position();
        FirstBytes now = FirstBytes.of(file);
        boolean same = there >= 0
                && file.size() >= offset + length
                && now.fits(generation.head())
                && now.agrees(block.array(), length, offset);
        if (!same) {
            return Step.CHANGED;
        }
        int taken = taken(block.array(), length);
        if (taken == 0) {
            return Step.END;
        }
        boolean young = generation.head().length() < FileHead.LONGEST;
        generation = generation.read(young ? now.head(offset + length) : generation.head(), taken);
        return Step.READ;
    }

    /** The rest of a line that is longer than a block is passed over. */
    private int taken(byte[] block, int length) {
        if (!skipping) {
            int taken = cutter.lines(block, length, length == BLOCK, lines.sink());
            skipping = taken == BLOCK && block[BLOCK - 1] != '\n';
            return taken;
        }
        int at = 0;
        while (at < length && block[at] != '\n') {
            at++;
        }
        skipping = at == length;
        return skipping ? length : at + 1;
    }

    @Override
    public void lastLine() throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(
                (int) Math.min(LineScanner.LONGEST, Math.max(0, file.size() - generation.offset())));
        file.read(rest, generation.offset());
        if (!skipping && FirstBytes.of(file).fits(generation.head())) {
            cutter.last(rest.array(), rest.position(), lines.sink());
            generation = generation.read(generation.head(), rest.position());
        }
    }

    @Override
    public long tooLong() {
        return cutter.tooLong();
    }

    @Override
    public long behind() throws IOException {
        return Math.max(0, file.size() - generation.offset());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
