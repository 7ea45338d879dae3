package dev.repwatch.checks.maillog.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the rotated files of one log hold that was not read yet. */
final class RotatedLogs {

    private static final Duration MISSING = Duration.ofHours(1);

    private final RotatedNames names;
    private final Generations known;
    private final LogLines.Choice choice;
    private final Map<Path, Met> met = new HashMap<>();
    private final Map<Integer, Instant> missing = new HashMap<>();
    private final Set<Integer> told = new HashSet<>();
    private boolean fresh;

    /**
     * What was found in a file when it looked so.
     *
     * @param tried whether it was opened to be read
     */
    private record Met(RotatedFile.State state, int number, boolean tried) {}

    /** @param begun whether there was an earlier run */
    RotatedLogs(RotatedNames names, Generations known, LogLines.Choice choice, boolean begun) {
        this.names = names;
        this.known = known;
        this.choice = choice;
        this.fresh = !begun || known.onlyTheLast();
    }

    /**
     * @param carriers to be read, in the order of their last changes
     * @param present numbers of generations that stand somewhere
     * @param lost whether something that was not read to its end stands nowhere
     * @param again whether something could not be told yet
     */
    record Found(List<Carrier> carriers, Set<Integer> present, boolean lost, boolean again) {}

    /** @param open what is being read already */
    Found search(Collection<Carrier> open, Instant now) throws IOException {
        Set<Integer> present = new TreeSet<>();
        open.forEach(each -> present.add(each.generation().number()));
        Set<Integer> reading = new HashSet<>(present);
        List<RotatedFile> files = RotatedFile.of(names.files());
        met.keySet().retainAll(files.stream().map(RotatedFile::path).toList());
        if (fresh) {
            passOver(files);
            fresh = false;
        }
        List<Carrier> carriers = new ArrayList<>();
        boolean again = false;
        for (RotatedFile file : files) {
            try {
                Optional<Met> found = met(file, reading, carriers, now);
                found.ifPresent(it -> present.add(it.number()));
                again |= found.isEmpty() && !file.settled(now);
            } catch (NoSuchFileException renamed) {
                again = true;
            } catch (IOException unreadable) {
                met.remove(file.path()); // tried again with the next search
            }
        }
        return new Found(
                carriers,
                present,
                lost(present, now),
                again || missing.values().stream().anyMatch(now::equals));
    }

    /** What stood there before anybody followed the log is not read. */
    private void passOver(List<RotatedFile> files) throws IOException {
        Instant until = known.isEmpty() ? Instant.MAX : lastRead(files);
        for (RotatedFile file : files) {
            try (RotatedFile.Opened opened = file.open()) {
                FirstBytes beginning = opened.beginning();
                if (beginning.tells()
                        && known.of(beginning).isEmpty()
                        && file.state().modified().isBefore(until)) {
                    known.put(known.fresh(beginning).over());
                }
            } catch (IOException unreadable) {
                met.remove(file.path());
            }
        }
    }

    /** Earlier versions remembered one generation: what was changed before it is older. */
    private Instant lastRead(List<RotatedFile> files) throws IOException {
        for (RotatedFile file : files) {
            try (RotatedFile.Opened opened = file.open()) {
                if (known.of(opened.beginning()).isPresent()) {
                    return file.state().modified();
                }
            } catch (NoSuchFileException renamed) {
                met.remove(file.path());
            }
        }
        return Instant.MAX;
    }

    /** Empty when nothing can be told of it yet. */
    private Optional<Met> met(RotatedFile file, Set<Integer> reading, List<Carrier> carriers, Instant now)
            throws IOException {
        Met before = met.get(file.path());
        if (before != null && before.state().surely(file.state(), now) && nothingNew(before, file, reading, now)) {
            return Optional.of(before);
        }
        try (RotatedFile.Opened opened = file.open()) {
            FirstBytes beginning = opened.beginning();
            if (!beginning.tells()) {
                return Optional.empty();
            }
            Optional<Generation> known = this.known.of(beginning);
            Generation generation = known.orElseGet(() -> this.known.fresh(beginning));
            boolean reads =
                    !generation.done() && !reading.contains(generation.number()) && file.mayHoldMore(generation, now);
            if (reads) {
                LogLines lines = choice.of(file.path(), generation.offset() > 0);
                carriers.add(opened.carrier(generation, lines, file.settled(now)));
                reading.add(generation.number());
                this.known.put(generation);
            }
            Met found = new Met(file.state(), generation.number(), reads);
            met.put(file.path(), found);
            return Optional.of(found);
        }
    }

    private boolean nothingNew(Met before, RotatedFile file, Set<Integer> reading, Instant now) {
        Optional<Generation> generation = known.numbered(before.number());
        return reading.contains(before.number())
                || (before.tried() && file.named())
                || generation
                        .filter(it -> it.done() || !file.mayHoldMore(it, now))
                        .isPresent();
    }

    /** One that is missing in two searches is not just being renamed. */
    private boolean lost(Set<Integer> present, Instant now) {
        List<Generation> gone = known.unfinished().stream()
                .filter(each -> !present.contains(each.number()))
                .toList();
        missing.keySet().retainAll(gone.stream().map(Generation::number).toList());
        boolean lost = false;
        for (Generation each : gone) {
            Instant since = missing.putIfAbsent(each.number(), now);
            if (since != null && now.isAfter(since.plus(MISSING))) {
                known.put(each.over());
            } else if (since != null) {
                lost |= told.add(each.number());
            }
        }
        return lost;
    }
}
