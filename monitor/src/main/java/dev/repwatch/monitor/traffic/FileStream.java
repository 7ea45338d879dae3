package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.file.FileHead;
import dev.repwatch.checks.maillog.file.FirstLines;
import dev.repwatch.checks.maillog.file.LogArchive;
import dev.repwatch.checks.maillog.file.LogFollower;
import dev.repwatch.checks.maillog.file.LogFollower.Notice;
import dev.repwatch.checks.maillog.file.LogPosition;
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
import java.util.Optional;
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
    private MailLogTable.Row place;
    private TrafficBatch batch;
    private @Nullable LogFollower follower;
    private Instant lastLine;

    FileStream(Path path, ReaderChoice choice, Judge judge, TrafficLedger ledger, MailLogTable.Row place, Instant now) {
        this.path = path;
        this.choice = choice;
        this.judge = judge;
        this.ledger = ledger;
        this.place = place;
        this.batch = ledger.batch();
        this.lastLine = now;
    }

    @Override
    public String name() {
        return place.log();
    }

    @Override
    public Instant lastLine() {
        return lastLine;
    }

    @Override
    public long behind() {
        try {
            return Unpacked.packed(path) ? 0 : Math.max(0, Files.size(path) - place.offset());
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
            LogFollower open = follower == null ? opened(now) : follower;
            if (open == null) {
                return Seen.NOTHING;
            }
            LogFollower.Look look = open.look();
            return written(look, now);
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

    private @Nullable LogFollower opened(Instant now) throws IOException {
        if (Unpacked.packed(path)) {
            packed(now);
            return null;
        }
        if (Files.size(path) == 0 && place.headLength() == 0) {
            return null; // nothing tells its format yet
        }
        ReaderChoice.Chosen chosen =
                choice.of(FirstLines.of(path), Files.getLastModifiedTime(path).toInstant());
        Optional<LogPosition> resumed = place.headHash().isEmpty()
                ? Optional.empty()
                : Optional.of(new LogPosition(new FileHead(place.headLength(), place.headHash()), place.offset()));
        LogFollower fresh = new LogFollower(
                path,
                chosen.marks(),
                resumed,
                line -> chosen.reader().read(line, attempt -> batch.add(judge.judge(attempt))));
        follower = fresh;
        return fresh;
    }

    private void packed(Instant now) throws IOException {
        Instant changed = Files.getLastModifiedTime(path).toInstant();
        if (place.offset() > 0 || changed.plus(SETTLED).isAfter(now)) {
            return;
        }
        long bytes = new LogArchive(choice).read(path, attempt -> batch.add(judge.judge(attempt)));
        write(new LogPosition(new FileHead(0, "packed"), Math.max(1, bytes)), now);
    }

    private Seen written(LogFollower.Look look, Instant now) {
        boolean moved = !look.position()
                .equals(new LogPosition(new FileHead(place.headLength(), place.headHash()), place.offset()));
        if (!moved) {
            return new Seen(false, List.of(), List.of(), look.notices());
        }
        TrafficLedger.Written written = write(look.position(), now);
        return new Seen(true, written.named(), List.copyOf(written.outages()), look.notices());
    }

    private TrafficLedger.Written write(LogPosition position, Instant now) {
        MailLogTable.Row next = new MailLogTable.Row(
                place.log(),
                position.head().length(),
                position.head().hash(),
                position.offset(),
                "",
                batch.newest().isAfter(place.newest()) ? batch.newest() : place.newest(),
                place.attempts() + batch.attempts());
        TrafficLedger.Written written = ledger.write(batch, next);
        place = next;
        batch = ledger.batch();
        lastLine = now;
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
