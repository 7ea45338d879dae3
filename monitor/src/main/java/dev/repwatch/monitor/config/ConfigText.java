package dev.repwatch.monitor.config;

import dev.repwatch.monitor.config.bind.BoundedFile;
import dev.repwatch.monitor.config.bind.FilePattern;
import dev.repwatch.monitor.config.bind.Node;
import dev.repwatch.monitor.config.bind.Place;
import dev.repwatch.monitor.config.bind.Problem;
import dev.repwatch.monitor.config.bind.TomlText;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads {@code config.toml} and what it includes as one tree. */
final class ConfigText {

    /** Bytes; a configuration of 60,000 targets belongs in target files. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final String INCLUDE = "include";

    private final List<Problem> problems;

    /** @param problems receives what is wrong with the files as text and as tables */
    ConfigText(List<Problem> problems) {
        this.problems = problems;
    }

    /** Empty when the main file could not be read at all. */
    Optional<Node.Table> load(Path main) {
        return Optional.of(parts(main))
                .filter(parts -> !parts.isEmpty())
                .map(parts -> parts.size() == 1 ? parts.get(0) : new TomlMerge(problems).merge(parts));
    }

    /** The main file and what it includes, each by itself. */
    List<Node.Table> parts(Path main) {
        List<Node.Table> parts = new ArrayList<>();
        read(main).ifPresent(table -> {
            parts.add(table);
            included(table).forEach(part -> read(part).ifPresent(parts::add));
        });
        return parts;
    }

    private Optional<Node.Table> read(Path file) {
        try {
            String text = BoundedFile.text(file, MAX_BYTES);
            return Optional.of(TomlText.parse(file, text, problems::add));
        } catch (IOException e) {
            problems.add(new Problem(Place.whole(file), withoutName(file, FileTrouble.reason(e))));
            return Optional.empty();
        }
    }

    /** The place names the file already. */
    private static String withoutName(Path file, String sentence) {
        return sentence.startsWith(file + " ")
                ? sentence.substring(file.toString().length() + 1)
                : sentence;
    }

    private List<Path> included(Node.Table table) {
        List<Path> files = new ArrayList<>();
        if (table.entries().get(INCLUDE) instanceof Node.Array array) {
            array.items().forEach(item -> {
                if (item instanceof Node.Scalar scalar && scalar.value() instanceof String pattern) {
                    files.addAll(matching(scalar.place(), pattern));
                }
            });
        }
        return files;
    }

    private List<Path> matching(Place place, String pattern) {
        try {
            return FilePattern.of(place.file(), pattern).files();
        } catch (IOException e) {
            problems.add(new Problem(place, "include: " + e.getMessage()));
            return List.of();
        }
    }
}
