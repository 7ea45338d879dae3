package dev.repwatch.monitor.placement;

import dev.repwatch.checks.maillog.SourceAddresses;
import dev.repwatch.checks.maillog.file.LogArchive;
import dev.repwatch.checks.maillog.file.LogFollower;
import dev.repwatch.checks.maillog.file.LogLines;
import dev.repwatch.checks.maillog.file.Unpacked;
import dev.repwatch.checks.maillog.format.ReaderChoice;
import dev.repwatch.checks.placement.LoggedHandover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The logs of the servers through which streams go, for what providers said of test mails. Each is read once from its beginning
 * and then on from where it was left, also through rotations. Not thread-safe.
 */
final class HandoverLogs implements AutoCloseable {

    private static final int MOST_BLOCKS = 20_000;

    private final List<Path> files;
    private final ReaderChoice choice =
            new ReaderChoice(Optional.empty(), ZoneId.systemDefault(), new SourceAddresses(Map.of()));
    private final LoggedHandover said = new LoggedHandover();
    private final Map<Path, LogFollower> open = new HashMap<>();
    private final List<String> unread = new ArrayList<>();

    HandoverLogs(List<Path> files) {
        this.files = List.copyOf(files);
    }

    List<Path> files() {
        return files;
    }

    /** What is said of the mails that were told to it. */
    LoggedHandover said() {
        return said;
    }

    /** Reads what is new. Tell it first of the mails: a line that was read is not read again. */
    void read(Instant now) {
        unread.clear();
        for (Path file : files) {
            try {
                read(file, now);
            } catch (NoSuchFileException absent) {
                unread.add(file + ": there is no such file");
            } catch (IOException | UncheckedIOException unreadable) {
                unread.add(file + ": " + unreadable.getMessage());
            }
        }
    }

    /** Logs that could not be read: then what is not found is not known. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    private void read(Path file, Instant now) throws IOException {
        if (Unpacked.packed(file)) {
            new LogArchive(choice).read(file, said::add);
            return;
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        LogFollower follower = open.computeIfAbsent(
                file,
                fresh -> new LogFollower(
                        fresh, (first, resumed) -> LogLines.of(choice, first, resumed, said::add), List.of(), false));
        for (int blocks = 0; blocks < MOST_BLOCKS; blocks++) {
            if (follower.look(now).read() == 0) {
                return;
            }
        }
    }

    @Override
    public void close() {
        for (LogFollower each : open.values()) {
            try {
                each.close();
            } catch (IOException ended) {
                throw new UncheckedIOException(ended);
            }
        }
        open.clear();
    }
}
