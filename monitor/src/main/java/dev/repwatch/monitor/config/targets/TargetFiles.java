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

    /** As text: read again where it is needed, it costs a tenth of what it means. */
    private final Map<Path, String> lastGood = new HashMap<>();

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
    List<FileTarget> read(Path file, TargetFileEntry entry, Consumer<Problem> problems, Consumer<Problem> warnings) {
        List<Problem> found = new ArrayList<>();
        List<FileTarget> targets = load(file, entry, found);
        if (found.isEmpty()) {
            return targets;
        }
        Optional<String> earlier = Optional.ofNullable(lastGood.get(file));
        earlier.ifPresent(kept -> broken.put(file, found.get(0)));
        found.forEach(earlier.isPresent() ? warnings : problems);
        earlier.ifPresent(kept ->
                warnings.accept(new Problem(Place.whole(file), "the last good content of this file stays in force")));
        return earlier.map(text -> targets(file, text, entry, problems)).orElse(List.of());
    }

    private List<FileTarget> load(Path file, TargetFileEntry entry, List<Problem> found) {
        try {
            String text = BoundedFile.text(file, MAX_BYTES);
            List<FileTarget> targets = targets(file, text, entry, found::add);
            if (found.isEmpty() && targets.isEmpty() && !entry.allowEmpty()) {
                found.add(new Problem(Place.whole(file), "names no target; set allow_empty = true if that is meant"));
            }
            if (found.isEmpty()) {
                lastGood.put(file, text);
            }
            return targets;
        } catch (IOException e) {
            found.add(new Problem(Place.whole(file), String.valueOf(e.getMessage())));
            return List.of();
        }
    }

    private static List<FileTarget> targets(Path file, String text, TargetFileEntry entry, Consumer<Problem> problems) {
        List<TargetLine> lines = file.toString().endsWith(".json")
                ? FileSd.parse(file, text, problems)
                : TargetLines.parse(file, text, problems);
        return targets(lines, entry, problems);
    }

    static List<FileTarget> targets(List<TargetLine> lines, TargetFileEntry entry, Consumer<Problem> problems) {
        List<FileTarget> targets = new ArrayList<>(lines.size());
        for (TargetLine line : lines) {
            try {
                targets.add(FileTarget.of(line, entry));
            } catch (IllegalArgumentException refusal) {
                problems.accept(new Problem(line.place(), String.valueOf(refusal.getMessage())));
            }
        }
        return targets;
    }
}
