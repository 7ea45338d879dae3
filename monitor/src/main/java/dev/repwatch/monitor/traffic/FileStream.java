package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.file.FileHead;
import dev.repwatch.checks.maillog.file.Generation;
import dev.repwatch.checks.maillog.file.LogArchive;
import dev.repwatch.checks.maillog.file.LogFollower;
import dev.repwatch.checks.maillog.file.LogFollower.Notice;
import dev.repwatch.checks.maillog.file.LogLines;
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

    private final Path path;
    private final ReaderChoice choice;
    private final Judge judge;
    private final TrafficLedger ledger;
    private final boolean archives;
    private LogPlace place;
    private TrafficBatch batch;
    private @Nullable LogFollower follower;
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
            if (follower == null && packed(now)) {
                return Seen.NOTHING;
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
    private boolean packed(Instant now) throws IOException {
        if (!Files.exists(path) || !Unpacked.packed(path)) {
            return false;
        }
        Instant changed = Files.getLastModifiedTime(path).toInstant();
        if (place.row().offset() > 0 || changed.plus(SETTLED).isAfter(now)) {
            return true;
        }
        long bytes = new LogArchive(choice)
                .read(path, attempt -> batch.add(judge.judge(attempt)))
                .bytes();
        write(new Generation(0, new FileHead(0, "packed", ""), Math.max(1, bytes), true), List.of(), List.of(), now);
        return true;
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
        follower = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException ended) {
                throw new UncheckedIOException(ended);
            }
        }
    }
}
