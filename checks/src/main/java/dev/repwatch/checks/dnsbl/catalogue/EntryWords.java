package dev.repwatch.checks.dnsbl.catalogue;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Fixed words of an entry, and what somebody who misspelt one probably meant. */
final class EntryWords {

    private static final int FAR = 3;
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(FAR);

    private EntryWords() {}

    /**
     * The value that a word stands for.
     *
     * @throws IllegalArgumentException with a sentence that names every word, and the nearest one
     */
    static <E extends Enum<E>> Function<Object, E> of(Class<E> type, Function<E, String> spelling) {
        return of(Arrays.asList(type.getEnumConstants()), spelling);
    }

    /** The same for some of the values only. */
    static <E extends Enum<E>> Function<Object, E> of(List<E> values, Function<E, String> spelling) {
        Map<String, E> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(spelling.apply(value), value));
        return raw -> Optional.ofNullable(words.get(String.valueOf(raw)))
                .orElseThrow(() -> new IllegalArgumentException(unknown(String.valueOf(raw), words.keySet())));
    }

    /** The usual spelling of an enum constant: lower case with hyphens. */
    static String hyphenated(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String unknown(String word, Collection<String> words) {
        return "unknown word \"" + word + "\"; expected one of " + String.join(", ", words) + didYouMean(word, words);
    }

    /** Empty, or {@code ; did you mean "x"?}. */
    static String didYouMean(String word, Collection<String> words) {
        String plain = plain(word);
        return words.stream()
                .filter(known -> DISTANCE.apply(plain, plain(known)) >= 0)
                .min(Comparator.comparing(known -> DISTANCE.apply(plain, plain(known))))
                .map(known -> "; did you mean \"" + known + "\"?")
                .orElse("");
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
