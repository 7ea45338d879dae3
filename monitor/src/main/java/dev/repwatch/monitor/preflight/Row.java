package dev.repwatch.monitor.preflight;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the table.
 *
 * @param number as in docs/preflight.md
 * @param seen what of the evidence fits this row; empty when nothing does
 * @param advice codes of what to do
 */
record Row(
        int number,
        Verdict verdict,
        String code,
        Function<Evidence, Optional<String>> seen,
        Function<Evidence, List<String>> advice) {

    static Row of(
            int number, Verdict verdict, String code, Function<Evidence, Optional<String>> seen, String... advice) {
        return new Row(number, verdict, code, seen, evidence -> List.of(advice));
    }

    /** The words that fit, with commas; empty when there are none. */
    static Optional<String> joined(List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
    }

    static Optional<String> when(boolean fits, String seen) {
        return fits ? Optional.of(seen) : Optional.empty();
    }
}
