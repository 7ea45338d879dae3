package dev.repwatch.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * A median and between what it lies.
 *
 * @param n of how many values
 */
public record Spread(double median, double least, double most, int n) {

    static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN, 0);

    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }

    /** @param digits after the point */
    public String text(int digits) {
        String one = "%,." + digits + "f";
        return Double.isNaN(median)
                ? "-"
                : (one + " [" + one + "-" + one + "]")
                        .formatted(median, least, most)
                        .toLowerCase(Locale.ROOT);
    }
}
