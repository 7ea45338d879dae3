package dev.repwatch.monitor.config.targets;

import dev.repwatch.monitor.config.bind.BoundedFile;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okio.ByteString;
import okio.Utf8;

/**
 * What inventories last said. It is kept in files beside the database, so that a start needs none of them and commands know
 * the same targets as the daemon. What is told of failures may come from several threads.
 */
public final class TargetUrls {

    /** As much as a target file may have. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final String FOLDER = "target-urls";
    /** With fewer targets half of them is no accident. */
    private static final int FEW = 4;

    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final List<Problem> broken = new ArrayList<>();

    /** Forgets what was broken: everything is read anew. */
    public void begin() {
        broken.clear();
    }

    /** Why an inventory's last answer but one stays in force, for each. */
    public List<Problem> broken() {
        return List.copyOf(broken);
    }

    /** @return whether that is new */
    public boolean failed(TargetUrlEntry entry, String why) {
        return failing.putIfAbsent(entry.url(), why) == null;
    }

    /** @return whether it failed before */
    public boolean answered(TargetUrlEntry entry) {
        return failing.remove(entry.url()) != null;
    }

    /**
     * Judges an answer and keeps it.
     *
     * @param home of the database
     * @return whether it says something else than the one before
     * @throws IllegalArgumentException with a reason when it is not believed
     * @throws IOException when it cannot be kept
     */
    public boolean keep(Path home, TargetUrlEntry entry, String text) throws IOException {
        if (Utf8.size(text) > MAX_BYTES) {
            throw new IllegalArgumentException(
                    entry.address().host() + " answered with more than " + MAX_BYTES + " bytes");
        }
        List<Problem> found = new ArrayList<>();
        List<FileTarget> fresh = targets(entry, text, found::add);
        if (!found.isEmpty()) {
            throw new IllegalArgumentException(found.get(0).toString());
        }
        long count = size(fresh);
        Path file = file(home, entry);
        Optional<String> before = inForce(file);
        List<FileTarget> old =
                before.map(it -> targets(entry, it, problem -> {})).orElse(List.of());
        refuseAccidents(entry, count, size(old));
        if (before.isPresent() && new HashSet<>(old).equals(new HashSet<>(fresh))) {
            return false;
        }
        write(file, text);
        return true;
    }

    private static void refuseAccidents(TargetUrlEntry entry, long count, long old) {
        String host = entry.address().host();
        if (count == 0 && !entry.allowEmpty()) {
            throw new IllegalArgumentException(host + " names no target; set allow_empty = true if that is meant");
        }
        if (count > TargetList.CEILING) {
            throw new IllegalArgumentException(host + " names more than " + TargetList.CEILING + " targets");
        }
        if (old >= FEW && count * 2 < old && !entry.allowDrop() && !(count == 0 && entry.allowEmpty())) {
            throw new IllegalArgumentException(host + " names " + count + " targets where it named " + old
                    + "; set allow_drop = true if that is meant");
        }
    }

    /** One that cannot be read is none: the next answer takes its place. */
    private static Optional<String> inForce(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(BoundedFile.text(file, MAX_BYTES)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling("."));
        // readable by its owner alone, and nobody's link is followed
        Path fresh = Files.createTempFile(folder, "answer", ".part");
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Deletes what inventories said that are asked no longer. */
    public void keepOnly(Path home, List<TargetUrlEntry> entries) throws IOException {
        List<Path> used = entries.stream().map(entry -> file(home, entry)).toList();
        failing.keySet().retainAll(entries.stream().map(TargetUrlEntry::url).toList());
        Path folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> !used.contains(it)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The targets of the answer in force. */
    List<FileTarget> read(Path home, Place place, TargetUrlEntry entry, Consumer<Problem> warnings) {
        List<Problem> found = new ArrayList<>();
        List<FileTarget> targets = List.of();
        Path file = file(home, entry);
        try {
            if (Files.isRegularFile(file)) {
                targets = targets(entry, BoundedFile.text(file, MAX_BYTES), found::add);
            } else {
                warnings.accept(
                        said(place, entry.address().host() + " has not answered yet; nothing of it is watched"));
            }
        } catch (IOException unreadable) {
            found.add(new Problem(Place.whole(file), FileTrouble.reason(unreadable)));
        }
        Optional.ofNullable(failing.get(entry.url()))
                .or(() -> found.stream().findFirst().map(Problem::toString))
                .map(why -> said(place, why))
                .ifPresent(trouble -> {
                    broken.add(trouble);
                    warnings.accept(trouble);
                });
        return targets;
    }

    /** What goes beyond the ceiling is left out. */
    void tooMany(Place place, String text) {
        broken.add(said(place, text));
    }

    private static Problem said(Place place, String text) {
        return new Problem(place, "url in [[target_urls]]: " + text);
    }

    private static List<FileTarget> targets(TargetUrlEntry entry, String text, Consumer<Problem> problems) {
        TargetFileEntry asFile = entry.asFile();
        return TargetFiles.targets(FileSd.parse(Path.of(asFile.path()), text, problems), asFile, problems);
    }

    private static long size(List<FileTarget> targets) {
        return targets.stream().flatMap(it -> it.targets().stream()).distinct().count();
    }

    private static Path file(Path home, TargetUrlEntry entry) {
        return home.resolve(FOLDER)
                .resolve(ByteString.encodeUtf8(entry.url()).sha256().hex() + ".json");
    }
}
