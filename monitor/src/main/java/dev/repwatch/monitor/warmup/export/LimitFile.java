package dev.repwatch.monitor.warmup.export;

import dev.repwatch.monitor.delisting.guard.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The file that a mail server reads: replaced as a whole, with what it held before beside it. */
public final class LimitFile {

    private final Path file;

    public LimitFile(Path file) {
        this.file = file;
    }

    /** False when it holds this already. */
    public boolean write(String content) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        if (before.equals(content)) {
            return false;
        }
        if (Files.exists(file)) {
            AtomicFile.replace(previous(), before.getBytes(StandardCharsets.UTF_8));
        }
        AtomicFile.replace(file, content.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    /** Puts back what was there before the last change; false when there is nothing. */
    public boolean undo() throws IOException {
        if (!Files.exists(previous())) {
            return false;
        }
        String now = Files.exists(file) ? Files.readString(file) : "";
        AtomicFile.replace(file, Files.readAllBytes(previous()));
        AtomicFile.replace(previous(), now.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    /** Lines that would go and come. */
    public List<String> diff(String content) throws IOException {
        List<String> before = lines(Files.exists(file) ? Files.readString(file) : "");
        List<String> after = lines(content);
        Set<String> old = new HashSet<>(before);
        Set<String> fresh = new HashSet<>(after);
        List<String> diff = new ArrayList<>();
        before.stream().filter(line -> !fresh.contains(line)).forEach(line -> diff.add("- " + line));
        after.stream().filter(line -> !old.contains(line)).forEach(line -> diff.add("+ " + line));
        return diff;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }

    private Path previous() {
        return file.resolveSibling(file.getFileName() + ".previous");
    }
}
