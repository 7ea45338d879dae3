package dev.repwatch.monitor.delisting;

import dev.repwatch.monitor.i18n.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the catalogue says in English of the way off a list, in the language of the readers. What somebody wrote into the
 * configuration stays as it is.
 */
final class RemovalWords {

    private static final String TAB = "\t";

    private final Map<String, String> known;

    RemovalWords(Language language) {
        this.known = language == Language.EN ? Map.of() : read("removal_" + language.tag() + ".tsv");
    }

    String say(String english) {
        return known.getOrDefault(english, english);
    }

    boolean knows(String english) {
        return known.containsKey(english);
    }

    private static Map<String, String> read(String name) {
        try (InputStream lines = Objects.requireNonNull(RemovalWords.class.getResourceAsStream(name), name)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(TAB, 2))
                    .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> words[1]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
