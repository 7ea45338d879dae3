package dev.repwatch.checks.feeds.snds;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as SNDS writes them. Blank is not known, and not known is not zero. */
final class SndsNumber {

    private static final Pattern RATE = Pattern.compile("(<?)\\s*([0-9]{1,3}(?:\\.[0-9]{1,6})?)\\s*%");

    /** @param bound the rate is below this value */
    record Rate(double value, boolean bound) {}

    private SndsNumber() {}

    /** {@code 1.2%} or {@code < 0.1%}. */
    static Optional<Rate> rate(String text) {
        Matcher it = RATE.matcher(text.strip());
        if (!it.matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(it.group(2)) / 100;
        return value <= 1 ? Optional.of(new Rate(value, !it.group(1).isEmpty())) : Optional.empty();
    }

    static Optional<Double> count(String text) {
        return text.strip().matches("[0-9]{1,12}") ? Optional.of(Double.valueOf(text.strip())) : Optional.empty();
    }
}
