package dev.repwatch.checks.maillog.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows one log through rotation: renamed (the old file is read to its end, then the new one from its beginning), copied and
 * truncated (the rest is read from the copy when there is one), packed while nobody looked, gone for a while. It never waits; whoever
 * owns it asks again. Not for several threads.
 */
public final class LogFollower implements AutoCloseable {

    /** What happened besides lines. */
    public enum Notice {
        /** There is no such file now. */
        ABSENT,
        /** A new file stands in its place. */
        ROTATED,
        /** It was cut to nothing in place, or written anew. */
        TRUNCATED,
        /** What was written between the last look and the rotation cannot be found any more. */
        LOST
    }

    /** @param read bytes of whole lines that were handed on; 0 when there was nothing new */
    public record Look(LogPosition position, long read, List<Notice> notices) {}

    private static final int BLOCK = 1 << 20;

    private final Path path;
    private final LineCutter cutter;
    private final Consumer<String> sink;
    private Optional<LogPosition> resumed;
    private @Nullable FileChannel open;
    private @Nullable Object fileKey;
    private boolean finished;
    private LogPosition position = new LogPosition(FileHead.EMPTY, 0);

    /**
     * @param marks as of {@link LineScanner}
     * @param resumed where an earlier run committed; empty: from the beginning
     */
    public LogFollower(Path path, List<String> marks, Optional<LogPosition> resumed, Consumer<String> sink) {
        this.path = path;
        this.cutter = new LineCutter(marks);
        this.resumed = resumed;
        this.sink = sink;
    }

    /** Reads what is new, a block at most; every line it hands on lies before the position it gives. */
    public Look look() throws IOException {
        try {
            FileChannel file = open == null ? opened() : open;
            if (finished) {
                return begun(file);
            }
            if (!position.head().fits(file) || file.size() < position.offset()) {
                return truncated(file);
            }
            long read = read(file);
            return read > 0 ? new Look(position, read, List.of()) : rotatedOrQuiet();
        } catch (NoSuchFileException absent) {
            return new Look(resumed.orElse(position), 0, List.of(Notice.ABSENT));
        }
    }

    private FileChannel opened() throws IOException {
        FileChannel file = FileChannel.open(path);
        open = file;
        fileKey = key();
        if (resumed.isPresent()) {
            position = resumed.get();
            resumed = Optional.empty();
        } else if (!finished) {
            position = new LogPosition(FileHead.of(file), 0);
        }
        return file;
    }

    private @Nullable Object key() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** The head grows with a young file until it is long enough. */
    private long read(FileChannel file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, Math.max(0, file.size() - position.offset())));
        while (block.hasRemaining() && file.read(block, position.offset() + block.position()) > 0) {
            // until it is full or the file ends
        }
        int taken = cutter.lines(block.array(), block.position(), block.position() == BLOCK, sink);
        position = new LogPosition(taken > 0 ? FileHead.of(file) : position.head(), position.offset() + taken);
        return taken;
    }

    private Look rotatedOrQuiet() throws IOException {
        if (!Files.exists(path)) {
            return new Look(position, 0, List.of(Notice.ABSENT));
        }
        if (Objects.equals(fileKey, key())) {
            return new Look(position, 0, List.of());
        }
        FileChannel old = Objects.requireNonNull(open);
        long more = read(old); // written between the last read and the new file
        if (more > 0) {
            return new Look(position, more, List.of());
        }
        lastLine(old);
        close();
        finished = true;
        Look next = begun(opened());
        return new Look(next.position(), next.read(), List.of(Notice.ROTATED));
    }

    /** A file that is written no more may end without the end of a line. */
    private void lastLine(FileChannel old) throws IOException {
        ByteBuffer rest =
                ByteBuffer.allocate((int) Math.min(LineScanner.LONGEST, Math.max(0, old.size() - position.offset())));
        old.read(rest, position.offset());
        cutter.last(rest.array(), rest.position(), sink);
        position = new LogPosition(position.head(), position.offset() + rest.position());
    }

    /**
     * The place stays at the end of the file before until there is something in this one: an empty file looks like every other, and
     * what came and went in between would not be found again.
     */
    private Look begun(FileChannel file) throws IOException {
        if (file.size() == 0) {
            if (Files.exists(path) && !Objects.equals(fileKey, key())) {
                close();
                opened();
            }
            return new Look(position, 0, List.of());
        }
        Optional<Path> before = rotated();
        long read = before.isPresent() ? whole(before.get(), file) : 0;
        begin(file);
        return new Look(position, read, List.of());
    }

    private void begin(FileChannel file) throws IOException {
        finished = file.size() == 0;
        position = finished ? position : new LogPosition(FileHead.of(file), 0);
    }

    /** The rest stands in a copy or in the rotated file; then the file is read from its beginning. */
    private Look truncated(FileChannel file) throws IOException {
        Optional<Path> before = rotated();
        long read = before.isPresent() ? rest(before.get(), file) : 0;
        begin(file);
        return new Look(
                position,
                read,
                before.isPresent() ? List.of(Notice.TRUNCATED) : List.of(Notice.TRUNCATED, Notice.LOST));
    }

    /** The rest of the file that was read last, and whole files of rotations since. */
    private long rest(Path before, FileChannel present) throws IOException {
        long read = unread(before, position.offset());
        position = new LogPosition(position.head(), position.offset() + read);
        return read + whole(before, present);
    }

    /** Files that came and went between this one and the present one. */
    private long whole(Path before, FileChannel present) throws IOException {
        long read = 0;
        for (Path later : since(before, present)) {
            long bytes = unread(later, 0);
            position = new LogPosition(FileHead.of(later), bytes);
            read += bytes;
        }
        return read;
    }

    private long unread(Path file, long from) throws IOException {
        try (InputStream in = Unpacked.open(file)) {
            in.skipNBytes(from);
            return cutter.all(in, sink);
        } catch (EOFException shorter) {
            return 0;
        }
    }

    /** Neighbours that were written after it and are neither the log itself nor a copy of what is already known. */
    private List<Path> since(Path file, FileChannel present) throws IOException {
        FileTime read = Files.getLastModifiedTime(file);
        FileHead now = FileHead.of(present);
        Map<FileHead, Path> later = new LinkedHashMap<>();
        for (Path each : neighbours()) {
            boolean fresh = Files.getLastModifiedTime(each).compareTo(read) >= 0
                    && !position.head().fits(each);
            if (fresh && (now.length() == 0 || !now.fits(each))) {
                later.putIfAbsent(FileHead.of(each), each);
            }
        }
        List<Path> files = new ArrayList<>(later.values());
        Map<Path, FileTime> times = new HashMap<>();
        for (Path each : files) {
            times.put(each, Files.getLastModifiedTime(each));
        }
        files.sort(Comparator.comparing((Path each) -> times.getOrDefault(each, read)));
        return files;
    }

    /** A neighbour whose name begins alike and whose contents do: {@code mail.log.1}, {@code mail.log-20261130.gz}. */
    private Optional<Path> rotated() throws IOException {
        if (position.head().length() == 0) {
            return Optional.empty();
        }
        for (Path each : neighbours()) {
            if (position.head().fits(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private List<Path> neighbours() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> neighbours = Files.list(folder)) {
            return neighbours.filter(this::neighbour).sorted().toList();
        }
    }

    private boolean neighbour(Path file) {
        String name = String.valueOf(file.getFileName());
        String own = String.valueOf(path.getFileName());
        return name.length() > own.length() && name.startsWith(own) && Files.isRegularFile(file);
    }

    @Override
    public void close() throws IOException {
        FileChannel file = open;
        open = null;
        if (file != null) {
            file.close();
        }
    }
}
