package dev.repwatch.checks.maillog.file;

import dev.repwatch.checks.maillog.file.Carrier.Step;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows one log through rotation of each kind: renamed, copied and truncated, packed, gone for a while, and several of these at
 * once. Generations are told apart by what stands in them and never by names, numbers of inodes or times; each is read on where it was
 * left, wherever it stands now. It never waits; whoever owns it asks again. Not for several threads.
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
        /** A generation that was not read to its end stands nowhere any more. */
        LOST,
        /** Lines were longer than is read; what stands behind their first 64 KiB was not looked at. */
        TOO_LONG
    }

    /**
     * @param changed the generations that are known better now, to be committed together with the lines
     * @param forgotten numbers of those that need not be kept
     * @param read bytes of whole lines that were handed on; 0 when there was nothing new
     */
    public record Look(List<Generation> changed, List<Integer> forgotten, long read, List<Notice> notices) {

        public Look {
            changed = List.copyOf(changed);
            forgotten = List.copyOf(forgotten);
            notices = List.copyOf(notices);
        }
    }

    /** Who writes on into a renamed file has this long to be told of the new one. */
    static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration SEARCH = Duration.ofSeconds(10);
    private static final int ROUNDS = 3;
    private static final int MOST_LEFT = 4;

    private final Path path;
    private final LogLines.Choice choice;
    private final Generations known;
    private final RotatedLogs rotated;
    private final Deque<Carrier> earlier = new ArrayDeque<>();
    private final Deque<Left> left = new ArrayDeque<>();
    private final List<Integer> forgotten = new ArrayList<>();
    private @Nullable PlainLog live;
    private boolean search = true;
    private boolean tooLong;
    private Instant searched = Instant.MIN;

    /** A renamed file that is open still: its writer may not know yet. */
    private record Left(PlainLog file, Instant since) {}

    /**
     * @param committed by an earlier run; empty: from the beginning of the file
     * @param begun whether there was an earlier run: then rotated files that nobody knows were written since
     */
    public LogFollower(Path path, LogLines.Choice choice, Collection<Generation> committed, boolean begun) {
        this.path = path;
        this.choice = choice;
        this.known = new Generations(committed);
        this.rotated = new RotatedLogs(new RotatedNames(path), known, choice, begun);
    }

    /**
     * Reads what is new, a block at most, earlier generations before later ones.
     *
     * @throws IOException when something is there and cannot be read
     */
    public Look look(Instant now) throws IOException {
        List<Notice> notices = new ArrayList<>();
        long read = 0;
        for (int round = 0; round < ROUNDS && read == 0; round++) {
            read = block(notices, now);
            if (read > 0 || !searched(notices, now)) {
                break;
            }
        }
        if (tooLong) {
            notices.add(Notice.TOO_LONG);
            tooLong = false;
        }
        Look look = new Look(known.taken(), forgotten, read, notices);
        forgotten.clear();
        return look;
    }

    private long block(List<Notice> notices, Instant now) throws IOException {
        for (Carrier next = earlier.peek(); next != null; next = earlier.peek()) {
            long read = read(next);
            if (read > 0) {
                return read;
            }
            over(earlier.remove());
        }
        long late = late(now);
        return late > 0 ? late : current(notices, now);
    }

    private long read(Carrier carrier) throws IOException {
        long before = carrier.generation().offset();
        long cut = carrier.tooLong();
        Step step = carrier.step();
        tooLong |= carrier.tooLong() > cut;
        if (step == Step.READ) {
            known.put(carrier.generation());
            return carrier.generation().offset() - before;
        }
        search |= step == Step.CHANGED;
        return step == Step.CHANGED ? -1 : 0;
    }

    /** A renamed file that may be written still is looked at again in the next search. */
    private void over(Carrier carrier) throws IOException {
        if (carrier.whole()) {
            end(carrier);
        }
        carrier.close();
    }

    private long late(Instant now) throws IOException {
        for (Left each : List.copyOf(left)) {
            long read = read(each.file());
            if (read > 0) {
                left.remove(each);
                left.add(new Left(each.file(), now));
                return read;
            }
            boolean settled = !now.isBefore(each.since().plus(LATE));
            if (read < 0 || settled || left.size() > MOST_LEFT) {
                left.remove(each);
                if (settled) {
                    end(each.file());
                }
                each.file().close();
            }
        }
        return 0;
    }

    private void end(Carrier carrier) throws IOException {
        carrier.lastLine();
        known.put(carrier.generation().over());
    }

    private long current(List<Notice> notices, Instant now) throws IOException {
        PlainLog file = live;
        if (file == null) {
            return 0;
        }
        long read = read(file);
        if (read > 0) {
            return read;
        }
        if (read < 0) {
            notices.add(Notice.TRUNCATED);
            file.close();
            live = null;
            return 0;
        }
        if (gone(file, notices)) {
            left.add(new Left(file, now));
            live = null;
            search = true;
        }
        return 0;
    }

    private boolean gone(PlainLog file, List<Notice> notices) throws IOException {
        try {
            boolean there = file.is(path);
            if (!there) {
                notices.add(Notice.ROTATED);
            }
            return !there;
        } catch (NoSuchFileException absent) {
            return true;
        }
    }

    /** Looks for what stands where. True when something is to be read that was not before. */
    private boolean searched(List<Notice> notices, Instant now) throws IOException {
        boolean opened = live == null && opened(notices);
        boolean due = search || now.isBefore(searched) || !now.isBefore(searched.plus(SEARCH));
        if (!due) {
            return opened;
        }
        searched = now;
        RotatedLogs.Found found = rotated.search(open(), now);
        earlier.addAll(found.carriers());
        forgotten.addAll(known.forget(found.present()));
        if (found.lost() && live != null) {
            notices.add(Notice.LOST);
        }
        search = found.again();
        return opened || !found.carriers().isEmpty();
    }

    private boolean opened(List<Notice> notices) throws IOException {
        try {
            Object key = PlainLog.key(path);
            FileChannel file = FileChannel.open(path);
            Optional<PlainLog> log = Optional.empty();
            try {
                log = opened(file, key);
            } finally {
                if (log.isEmpty()) {
                    file.close();
                }
            }
            live = log.orElse(null);
            return log.isPresent();
        } catch (NoSuchFileException absent) {
            notices.add(Notice.ABSENT);
            return false;
        }
    }

    /** Empty when there is nothing in it yet, or when it was renamed in this moment. */
    private Optional<PlainLog> opened(FileChannel file, @Nullable Object key) throws IOException {
        FirstBytes beginning = FirstBytes.of(file);
        if (!beginning.tells() || !Objects.equals(key, PlainLog.key(path))) {
            return Optional.empty();
        }
        Generation generation = known.of(beginning).orElseGet(() -> known.fresh(beginning));
        LogLines lines = choice.of(path, generation.offset() > 0);
        known.put(new Generation(generation.number(), generation.head(), generation.offset(), false));
        takeOver(generation.number());
        return Optional.of(new PlainLog(file, key, generation, lines, false));
    }

    /** It is back under its own name. */
    private void takeOver(int number) throws IOException {
        for (Left each : List.copyOf(left)) {
            if (each.file().generation().number() == number) {
                left.remove(each);
                each.file().close();
            }
        }
        for (Carrier each : List.copyOf(earlier)) {
            if (each.generation().number() == number) {
                earlier.remove(each);
                each.close();
            }
        }
    }

    private List<Carrier> open() {
        List<Carrier> open = new ArrayList<>(earlier);
        left.forEach(each -> open.add(each.file()));
        if (live != null) {
            open.add(live);
        }
        return open;
    }

    /** Bytes that are there and not yet read, as far as it is open. */
    public long behind() throws IOException {
        long behind = 0;
        for (Carrier each : open()) {
            behind += each.behind();
        }
        return behind;
    }

    @Override
    public void close() throws IOException {
        for (Carrier each : open()) {
            each.close();
        }
        earlier.clear();
        left.clear();
        live = null;
    }
}
