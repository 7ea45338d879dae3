package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.file.LogFollower.Notice;
import dev.repwatch.checks.maillog.file.RotatedNames;
import dev.repwatch.checks.maillog.format.ReaderChoice;
import dev.repwatch.checks.maillog.refusal.Judge;
import dev.repwatch.monitor.config.bind.FilePattern;
import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.traffic.MailLogTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logs of a configuration, followed: files, those that match a pattern, the journal, containers. Not for several threads. */
final class MailLogs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailLogs.class);
    private static final Duration DISCOVERY = Duration.ofSeconds(10);
    private static final int MOST_FILES = 1000;

    private final MaillogSettings settings;
    private final Path beside;
    private final Database database;
    private final TrafficLedger ledger;
    private final ReaderChoice choice;
    private final Judge judge;
    private final Map<String, LogStream> streams = new TreeMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private Instant discovered = Instant.EPOCH;

    /** @param beside the file that relative paths are relative to */
    MailLogs(
            MaillogSettings settings, Path beside, Database database, TrafficLedger ledger, Map<String, String> zones) {
        this.settings = settings;
        this.beside = beside;
        this.database = database;
        this.ledger = ledger;
        this.choice = settings.choice();
        this.judge = new Judge(settings.userRules(), zones);
    }

    /** Reads what is new in all of them. */
    Seen pass(Instant now) {
        discover(now);
        List<NamedRefusal> named = new ArrayList<>();
        Set<String> outages = new HashSet<>();
        boolean more = false;
        for (LogStream stream : streams.values()) {
            try {
                LogStream.Seen seen = stream.pass(now);
                named.addAll(seen.named());
                outages.addAll(seen.outages());
                more |= seen.more();
                seen.notices().stream()
                        .filter(notice -> notice != Notice.ABSENT)
                        .forEach(notice -> LOG.info("{}: {}", stream.name(), sentence(notice)));
                unreadable.remove(stream.name());
            } catch (UncheckedIOException refused) {
                if (unreadable.add(stream.name())) {
                    LOG.warn("{} cannot be read: {}", stream.name(), refused.getMessage());
                }
            }
        }
        return new Seen(more, named, outages);
    }

    /** @param more whether there is more to read at once */
    record Seen(boolean more, List<NamedRefusal> named, Set<String> outages) {}

    private static String sentence(Notice notice) {
        return switch (notice) {
            case ABSENT -> "is not there";
            case ROTATED -> "was rotated";
            case TRUNCATED -> "was cut to nothing in place; what stood there is read from its copy";
            case TOO_LONG ->
                "lines are longer than 65536 bytes: what stands behind these is not read, and attempts that end there are not counted";
            case LOST ->
                "a generation that was not read to its end is gone, with what was written after the last look; have logrotate"
                        + " rename and create, in the same folder";
        };
    }

    Collection<LogStream> streams() {
        return List.copyOf(streams.values());
    }

    Set<String> unreadable() {
        return Set.copyOf(unreadable);
    }

    private void discover(Instant now) {
        if (now.isBefore(discovered.plus(DISCOVERY)) && !now.isBefore(discovered)) {
            return;
        }
        discovered = now;
        if (settings.journald()) {
            program(JournalProgram.SYSTEM, now);
        }
        settings.docker().forEach(container -> program(new DockerProgram(List.of("docker"), container), now));
        settings.files().forEach(pattern -> files(pattern, now));
    }

    private void program(CommandStream.Program program, Instant now) {
        streams.computeIfAbsent(
                program.name(), name -> new CommandStream(program, choice, judge, ledger, place(name), now));
    }

    private void files(String pattern, Instant now) {
        boolean wild = pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
        if (!wild) {
            file(beside.resolveSibling(pattern).normalize(), false, now);
            return;
        }
        try {
            List<Path> found = FilePattern.of(beside, pattern).files();
            found.stream().filter(path -> !rotated(path, found)).forEach(path -> file(path, true, now));
        } catch (IOException absent) {
            if (unreadable.add(pattern)) {
                LOG.warn("{}: {}", pattern, absent.getMessage());
            }
        }
    }

    /** A file that a pattern finds may be a generation of another one: that one's follower reads it. */
    private boolean rotated(Path file, List<Path> found) {
        return Stream.concat(found.stream(), streams.keySet().stream().map(Path::of))
                .anyMatch(log -> !log.equals(file) && new RotatedNames(log).has(file));
    }

    private void file(Path path, boolean archives, Instant now) {
        if (streams.size() < MOST_FILES) {
            streams.computeIfAbsent(
                    path.toString(),
                    name -> new FileStream(path, archives, choice, judge, ledger, LogPlace.of(database, name), now));
        }
    }

    private MailLogTable.Row place(String log) {
        return LogPlace.of(database, log).row();
    }

    /** The one that is quiet for longest, when one is. */
    Optional<LogStream> quiet(Instant now) {
        return settings.quietAfter().isZero()
                ? Optional.empty()
                : streams.values().stream()
                        .filter(stream ->
                                stream.lastLine().plus(settings.quietAfter()).isBefore(now))
                        .min((one, other) -> one.lastLine().compareTo(other.lastLine()));
    }

    @Override
    public void close() {
        streams.values().forEach(LogStream::close);
        streams.clear();
    }
}
