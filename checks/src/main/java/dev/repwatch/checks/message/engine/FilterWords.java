package dev.repwatch.checks.message.engine;

import dev.repwatch.checks.ResourceLines;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the commonest rules of spam filters mean, in words for who wrote the message; from {@code words.tsv}. */
public final class FilterWords {

    private static final Map<String, FilterWords.Both> WORDS = ResourceLines.of(FilterWords.class, "words.tsv").stream()
            .map(line -> line.split("\t", -1))
            .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> new Both(cells[1], cells[2])));

    private FilterWords() {}

    /** In both languages. */
    private record Both(String english, String japanese) {}

    /** Our own words, else the filter's. */
    public static String of(FilterRule rule, boolean japanese) {
        return Optional.ofNullable(WORDS.get(rule.name()))
                .map(both -> japanese ? both.japanese() : both.english())
                .orElseGet(() -> rule.text().isEmpty() ? rule.name() : rule.text());
    }

    /** Every rule that has words of ours. */
    static Iterable<String> names() {
        return WORDS.keySet();
    }
}
