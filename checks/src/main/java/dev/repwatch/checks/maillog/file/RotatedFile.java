package dev.repwatch.checks.maillog.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file under a name that rotation gives, as it was when it was looked at. */
record RotatedFile(Path path, State state) {

    /** File systems count time in steps: what changed just now may have changed twice. */
    private static final Duration TICK = Duration.ofSeconds(2);

    record State(@Nullable Object key, long size, Instant modified) {

        /** Of a file that may be renamed in this moment: then it is one of no bytes. */
        static State of(Path path) throws IOException {
            try {
                BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
                return new State(is.fileKey(), is.size(), is.lastModifiedTime().toInstant());
            } catch (NoSuchFileException renamed) {
                return new State(null, 0, Instant.MAX);
            }
        }

        /** Whether nothing can have changed in between. */
        boolean surely(State other, Instant now) {
            return equals(other) && modified.isBefore(now.minus(TICK));
        }
    }

    /** In the order of their last changes; packed ones last, because the same may stand there unpacked still. */
    static List<RotatedFile> of(List<Path> paths) throws IOException {
        List<RotatedFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.exists(path)) {
                files.add(new RotatedFile(path, State.of(path)));
            }
        }
        files.sort(Comparator.comparing(RotatedFile::named)
                .thenComparing(file -> file.state().modified()));
        return files;
    }

    /** Whether its name says that it is packed. */
    boolean named() {
        String name = path.toString();
        return name.endsWith(".gz") || name.endsWith(".zst");
    }

    boolean settled(Instant now) {
        return !now.minus(LogFollower.LATE).isBefore(state.modified());
    }

    boolean mayHoldMore(Generation generation, Instant now) {
        return named() || state.size() > generation.offset() || settled(now);
    }

    /** What is opened once is the same file to the end, whatever happens to its name. */
    Opened open() throws IOException {
        if (Unpacked.packed(path)) {
            Unpacked in = Unpacked.open(path);
            try {
                byte[] first = in.readNBytes(FileHead.LONGEST);
                return new Opened(null, in, first, first.length < FileHead.LONGEST && in.cutOff());
            } catch (IOException broken) {
                in.close();
                throw broken;
            }
        }
        FileChannel file = FileChannel.open(path);
        try {
            return new Opened(file, null, FirstBytes.of(file).bytes(), named());
        } catch (IOException broken) {
            file.close();
            throw broken;
        }
    }

    /** Closed with what it opened, unless a carrier took that over. */
    static final class Opened implements Closeable {

        private final byte[] first;
        private final boolean cutOff;
        private @Nullable FileChannel plain;
        private @Nullable Unpacked packed;

        private Opened(@Nullable FileChannel plain, @Nullable Unpacked packed, byte[] first, boolean cutOff) {
            this.plain = plain;
            this.packed = packed;
            this.first = first;
            this.cutOff = cutOff;
        }

        /** Whether it ends where it should not: it may be written still. */
        boolean cutOff() {
            return cutOff;
        }

        FirstBytes beginning() {
            return new FirstBytes(cutOff ? new byte[0] : first);
        }

        Carrier carrier(Generation generation, LogLines lines, boolean settled) throws IOException {
            FileChannel file = plain;
            Unpacked in = packed;
            plain = null;
            packed = null;
            if (file != null) {
                return new PlainLog(file, null, generation, lines, settled);
            }
            if (in == null) {
                throw new IllegalStateException("taken over before");
            }
            return PackedLog.of(in, first, generation, lines);
        }

        @Override
        public void close() throws IOException {
            if (plain != null) {
                plain.close();
            }
            if (packed != null) {
                packed.close();
            }
        }
    }
}
