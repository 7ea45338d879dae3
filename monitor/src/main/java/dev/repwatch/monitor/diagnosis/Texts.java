package dev.repwatch.monitor.diagnosis;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences of one language, with a word for each value that is not known. */
final class Texts {

    private static final int MOST_STEPS = 4;

    private final Words words;

    Texts(Language language) {
        this.words = Words.of(Card.class, language);
    }

    Language language() {
        return words.language();
    }

    boolean has(String key) {
        return words.keys().contains(key);
    }

    String say(String key, Map<String, String> values) {
        Object[] pairs = values.entrySet().stream()
                .flatMap(it -> java.util.stream.Stream.of(it.getKey(), it.getValue()))
                .toArray();
        return words.say(key, pairs);
    }

    /** The value, or the word that stands for it when it is not known. */
    String or(Optional<String> value, String name) {
        return value.orElseGet(() -> words.say("unknown." + name));
    }

    /** The sentence of an exception of a row, or that of the row itself. */
    String ofRow(String name, String part, Map<String, String> values) {
        return say(keyOfRow(name, part), values);
    }

    private String keyOfRow(String name, String part) {
        String own = name + "." + part;
        return has(own) ? own : name.replaceFirst("\\..*", "") + "." + part;
    }

    /** Each as {@code owner|what to do}. */
    List<String> steps(String name, Map<String, String> values) {
        List<String> steps = new ArrayList<>();
        String own =
                has(name + ".next.1") || (has(name + ".next.2") && !has(base(name) + ".next.1")) ? name : base(name);
        for (int i = 1; i <= MOST_STEPS; i++) {
            String key = own + ".next." + i;
            if (has(key)) {
                steps.add(say(key, values));
            } else if (has(name + ".next." + i)) {
                steps.add(say(name + ".next." + i, values));
            }
        }
        return steps;
    }

    private static String base(String name) {
        return name.replaceFirst("\\..*", "");
    }

    String owner(dev.repwatch.monitor.diagnosis.rules.Owner owner, Map<String, String> values) {
        return say("owner." + owner.id(), values);
    }
}
