package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.file.FileHead;
import dev.repwatch.checks.maillog.file.Generation;
import dev.repwatch.checks.maillog.file.LogFollower;
import dev.repwatch.checks.maillog.file.LogFollower.Notice;
import dev.repwatch.checks.maillog.file.LogLines;
import dev.repwatch.checks.maillog.file.PackedSegment;
import dev.repwatch.checks.maillog.file.Unpacked;
import dev.repwatch.checks.maillog.format.ReaderChoice;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log file, followed from the place that was written last. A packed one (a segment of KumoMTA) is read once it is whole. */
final class FileStream implements LogStream {

    /** A packed file that was not changed for so long is whole. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private static final int ONE_PASS = 64;

    /** What stands where the hash of its beginning would: of a packed file that was read to its end, and of one that was not. */
    private static final String READ = "packed";

    private static final String IN_PART = "packed, in part";

    private final Path path;
    private final ReaderChoice choice;
    private final Judge judge;
    private final TrafficLedger ledger;
    private final boolean archives;
    private LogPlace place;
    private TrafficBatch batch;
    private @Nullable LogFollower follower;
    private @Nullable PackedSegment segment;
    private Instant lastLine;
    private boolean heard;

    /** @param archives whether files that were rotated before it was followed are read too */
    FileStream(
            Path path,
            boolean archives,
            ReaderChoice choice,
            Judge judge,
            TrafficLedger ledger,
            LogPlace place,
            Instant now) {
        this.path = path;
        this.archives = archives;
        this.choice = choice;
        this.judge = judge;
        this.ledger = ledger;
        this.place = place;
        this.batch = ledger.batch();
        this.lastLine = now;
    }

    @Override
    public String name() {
        return place.row().log();
    }

    @Override
    public Instant lastLine() {
        return lastLine;
    }

    @Override
    public boolean heard() {
        return heard;
    }

    @Override
    public long behind() {
        try {
            return follower == null ? 0 : follower.behind();
        } catch (IOException absent) {
            return 0;
        }
    }

    @Override
    public Seen pass(Instant now) {
        Seen all = Seen.NOTHING;
        for (int blocks = 0; blocks < ONE_PASS; blocks++) {
            Seen seen = block(now);
            all = joined(all, seen);
            if (!seen.more()) {
                return all;
            }
        }
        return all;
    }

    private static Seen joined(Seen one, Seen next) {
        return new Seen(
                next.more(),
                both(one.named(), next.named()),
                both(one.outages(), next.outages()),
                both(one.notices(), next.notices()));
    }

    private static <T> List<T> both(List<T> one, List<T> next) {
        return one.isEmpty()
                ? next
                : java.util.stream.Stream.concat(one.stream(), next.stream()).toList();
    }

    private Seen block(Instant now) {
        try {
            if (follower == null && packed()) {
                return segment(now);
            }
            LogFollower open = follower == null ? opened() : follower;
            return written(open.look(now), now);
        } catch (NoSuchFileException absent) {
            return new Seen(false, List.of(), List.of(), List.of(Notice.ABSENT));
        } catch (IOException unreadable) {
            backToPlace();
            throw new UncheckedIOException(unreadable);
        } catch (RuntimeException notWritten) {
            backToPlace();
            throw notWritten;
        }
    }

    /** What was read and not written is read again. */
    private void backToPlace() {
        close();
        batch = ledger.batch();
    }

    private LogFollower opened() {
        LogFollower fresh =
                new LogFollower(path, this::lines, ledger.generations(place.row()), place.begun() || archives);
        follower = fresh;
        return fresh;
    }

    private LogLines lines(Path first, boolean resumed) throws IOException {
        return LogLines.of(choice, first, resumed, attempt -> batch.add(judge.judge(attempt)));
    }

    /** Whether it is a packed file, which is read once it is whole and never followed. */
    private boolean packed() throws IOException {
        return segment != null || (Files.exists(path) && Unpacked.packed(path));
    }

    /** The next block of a packed file: a whole one need not fit into memory. */
    private Seen segment(Instant now) throws IOException {
        PackedSegment open = segment;
        if (open == null) {
            Instant changed = Files.getLastModifiedTime(path).toInstant();
            if (place.row().headHash().equals(READ) || changed.plus(SETTLED).isAfter(now)) {
                return Seen.NOTHING;
            }
            long from = place.row().headHash().equals(IN_PART) ? place.row().offset() : 0;
            open = PackedSegment.open(path, lines(path, from > 0), from);
            segment = open;
        }
        boolean more = open.step();
        FileHead head = new FileHead(0, more ? IN_PART : READ, "");
        Generation generation = new Generation(0, head, Math.max(1, open.offset()), !more);
        TrafficLedger.Written written = write(generation, List.of(), List.of(), now);
        if (!more) {
            open.close();
            segment = null;
        }
        return new Seen(more, written.named(), List.copyOf(written.outages()), List.of());
    }

    private Seen written(LogFollower.Look look, Instant now) {
        if (look.changed().isEmpty() && look.forgotten().isEmpty() && place.begun()) {
            return new Seen(false, List.of(), List.of(), look.notices());
        }
        Generation last = look.changed().isEmpty()
                ? new Generation(
                        0,
                        new FileHead(place.row().headLength(), place.row().headHash(), ""),
                        place.row().offset(),
                        false)
                : look.changed().get(look.changed().size() - 1);
        TrafficLedger.Written written = write(last, look.changed(), look.forgotten(), now);
        return new Seen(look.read() > 0, written.named(), List.copyOf(written.outages()), look.notices());
    }

    private TrafficLedger.Written write(
            Generation last, List<Generation> changed, List<Integer> forgotten, Instant now) {
        MailLogTable.Row before = place.row();
        MailLogTable.Row next = new MailLogTable.Row(
                before.log(),
                last.head().length(),
                last.head().hash(),
                last.offset(),
                "",
                batch.newest().isAfter(before.newest()) ? batch.newest() : before.newest(),
                before.attempts() + batch.attempts());
        boolean lines = next.offset() != before.offset() || !next.headHash().equals(before.headHash());
        TrafficLedger.Written written = ledger.write(batch, new LogPlace(next, true, changed, forgotten));
        place = LogPlace.of(next);
        batch = ledger.batch();
        lastLine = lines ? now : lastLine;
        heard |= lines;
        return written;
    }

    @Override
    public void close() {
        LogFollower open = follower;
        PackedSegment packed = segment;
        follower = null;
        segment = null;
        try {
            if (open != null) {
                open.close();
            }
            if (packed != null) {
                packed.close();
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
