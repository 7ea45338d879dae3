package dev.repwatch.monitor.config.bind;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds what somebody probably meant to write. */
public final class DidYouMean {

    private static final double LIKELY = 0.85;

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private DidYouMean() {}

    /** The nearest of the known words, if any is near. Case, {@code -} and {@code _} weigh nothing. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String plain = plain(written);
        return known.stream()
                .filter(word -> similarity(plain, word) >= LIKELY)
                .max(Comparator.comparingDouble(word -> similarity(plain, word)));
    }

    /** {@code ; did you mean "listen"?} or nothing. */
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
    }

    private static double similarity(String plain, String word) {
        return SIMILARITY.apply(plain, plain(word));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
