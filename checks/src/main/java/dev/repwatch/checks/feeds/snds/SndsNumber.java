package dev.repwatch.checks.feeds.snds;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Numbers as SNDS writes them. Blank is not known, and not known is not zero. */
final class SndsNumber {

    private static final String PERCENT = "([0-9]{1,3}(?:[.,][0-9]{1,6})?)\\s*%";
    private static final Pattern RATE = Pattern.compile("([<≤>≥]?)\\s*=?\\s*" + PERCENT);
    /** {@code 0.1% - < 1%}, {@code 1%-2%}, {@code 1 - 2%}, {@code 1% to 2%}. */
    private static final Pattern RANGE = Pattern.compile(
            "[<≤>≥]?\\s*=?\\s*[0-9]{1,3}(?:[.,][0-9]{1,6})?\\s*%?\\s*(?:-|–|to|~)\\s*[<≤]?\\s*=?\\s*" + PERCENT);

    /** @param note what the number is when it is not exact; empty when it is */
    record Rate(double value, String note) {}

    private SndsNumber() {}

    /** {@code 1.2%}, {@code < 0.1%}, or a range, of which the upper bound is taken: nothing worse is said. */
    static Optional<Rate> rate(String text) {
        Matcher range = RANGE.matcher(text.strip());
        if (range.matches()) {
            return rate(range.group(1), "at most this: " + text.strip());
        }
        Matcher it = RATE.matcher(text.strip());
        if (!it.matches()) {
            return Optional.empty();
        }
        return switch (it.group(1)) {
            case "" -> rate(it.group(2), "");
            case "<", "≤" -> rate(it.group(2), "less than this");
            default -> rate(it.group(2), "more than this");
        };
    }

    private static Optional<Rate> rate(String percent, String note) {
        double value = Double.parseDouble(percent.replace(',', '.')) / 100;
        return value <= 1 ? Optional.of(new Rate(value, note)) : Optional.empty();
    }

    static Optional<Double> count(String text) {
        String plain = text.strip().replaceAll("(?<=[0-9]),(?=[0-9]{3}\\b)", "");
        return plain.matches("[0-9]{1,12}") ? Optional.of(Double.valueOf(plain)) : Optional.empty();
    }
}
