package dev.repwatch.monitor.config.targets;

import dev.repwatch.monitor.config.bind.BoundedFile;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads target files and keeps the last good content of each. */
public final class TargetFiles {

    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final Map<Path, List<TargetLine>> lastGood = new HashMap<>();
    private final Map<Path, Problem> broken = new LinkedHashMap<>();

    /** Forgets what was broken: the files are read anew. */
    public void begin() {
        broken.clear();
    }

    /** The first problem of each file whose last good content stays in force. */
    public List<Problem> broken() {
        return List.copyOf(broken.values());
    }

    /**
     * The content of one file. A broken file gives its last good content and a warning; one that never was good gives a
     * problem.
     */
    List<TargetLine> read(Path file, TargetFileEntry entry, Consumer<Problem> problems, Consumer<Problem> warnings) {
        List<Problem> found = new ArrayList<>();
        List<TargetLine> lines = load(file, entry, found);
        if (found.isEmpty()) {
            lastGood.put(file, lines);
            return lines;
        }
        Optional<List<TargetLine>> earlier = Optional.ofNullable(lastGood.get(file));
        earlier.ifPresent(kept -> broken.put(file, found.get(0)));
        found.forEach(earlier.isPresent() ? warnings : problems);
        earlier.ifPresent(kept ->
                warnings.accept(new Problem(Place.whole(file), "the last good content of this file stays in force")));
        return earlier.orElse(List.of());
    }

    private static List<TargetLine> load(Path file, TargetFileEntry entry, List<Problem> found) {
        try {
            String text = BoundedFile.text(file, MAX_BYTES);
            List<TargetLine> lines = file.toString().endsWith(".json")
                    ? FileSd.parse(file, text, found::add)
                    : TargetLines.parse(file, text, found::add);
            lines.forEach(line -> check(line, entry, found));
            if (found.isEmpty() && lines.isEmpty() && !entry.allowEmpty()) {
                found.add(new Problem(Place.whole(file), "names no target; set allow_empty = true if that is meant"));
            }
            return lines;
        } catch (IOException e) {
            found.add(new Problem(Place.whole(file), String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    private static void check(TargetLine line, TargetFileEntry entry, List<Problem> found) {
        try {
            if (line.isDomain()) {
                line.domain();
            } else {
                line.addresses(entry);
            }
        } catch (IllegalArgumentException refusal) {
            found.add(new Problem(line.place(), String.valueOf(refusal.getMessage())));
        }
    }
}
