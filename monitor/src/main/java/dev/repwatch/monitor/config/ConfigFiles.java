package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.FilePattern;
import dev.repwatch.monitor.config.bind.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that a configuration is made of: itself, what it includes, and its target files.
 *
 * @param directories where any of them is or may appear
 */
public record ConfigFiles(Set<Path> files, Set<Path> directories) {

    /** As it is now, as far as it can be read. */
    public static ConfigFiles of(Path main) {
        List<FilePattern> patterns = new ArrayList<>();
        List<Node.Table> parts = new ConfigText(new ArrayList<>()).parts(main);
        parts.forEach(part -> {
            strings(part, "include")
                    .forEach(text -> patterns.add(FilePattern.of(part.place().file(), text)));
            tables(part, "target_files")
                    .forEach(entry -> text(entry.entries().get("path"))
                            .ifPresent(path ->
                                    patterns.add(FilePattern.of(part.place().file(), path))));
        });
        return of(main, parts, patterns);
    }

    private static ConfigFiles of(Path main, List<Node.Table> parts, List<FilePattern> patterns) {
        Set<Path> files = new HashSet<>();
        Set<Path> directories = new HashSet<>();
        files.add(main.toAbsolutePath());
        parts.forEach(part -> files.add(part.place().file().toAbsolutePath()));
        patterns.forEach(pattern -> {
            files.addAll(existing(pattern));
            directories.add(pattern.directory().toAbsolutePath());
        });
        files.forEach(file -> Optional.ofNullable(file.getParent()).ifPresent(directories::add));
        return new ConfigFiles(Set.copyOf(files), Set.copyOf(directories));
    }

    private static List<Path> existing(FilePattern pattern) {
        try {
            return pattern.files().stream().map(Path::toAbsolutePath).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> strings(Node.Table table, String key) {
        return table.entries().get(key) instanceof Node.Array array
                ? array.items().stream()
                        .map(ConfigFiles::text)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private static List<Node.Table> tables(Node.Table table, String key) {
        return table.entries().get(key) instanceof Node.Array array
                ? array.items().stream()
                        .filter(Node.Table.class::isInstance)
                        .map(Node.Table.class::cast)
                        .toList()
                : List.of();
    }

    private static Optional<String> text(@Nullable Node node) {
        return node instanceof Node.Scalar scalar && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
