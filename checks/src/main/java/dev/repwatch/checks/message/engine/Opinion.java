package dev.repwatch.checks.message.engine;

import java.util.Comparator;
import java.util.List;

/** What a spam filter says of a message. Scores of two filters are never added. */
public sealed interface Opinion {

    /** The filter, as people know it. */
    String filter();

    /**
     * It answered.
     *
     * @param threshold from which it calls a message spam
     * @param rules those that count, heaviest first
     * @param notCounted how many say something of where it was asked and not of the message
     */
    record Scored(String filter, double threshold, List<FilterRule> rules, int notCounted) implements Opinion {

        private static final int HEAVIEST = 5;
        /** Of its threshold: so near that the next change of the text may take it over. */
        private static final double NEAR = 0.8;

        public Scored {
            rules = rules.stream()
                    .sorted(Comparator.comparingDouble(FilterRule::points).reversed())
                    .toList();
        }

        /** The points of the rules that count, to two decimals. */
        public double score() {
            double sum = rules.stream().mapToDouble(FilterRule::points).sum();
            return Math.round(sum * 100) / 100.0;
        }

        public boolean over() {
            return score() >= threshold;
        }

        public boolean near() {
            return !over() && score() >= NEAR * threshold;
        }

        /** The five heaviest that cost points. */
        public List<FilterRule> heaviest() {
            return rules.stream()
                    .filter(rule -> rule.points() > 0)
                    .limit(HEAVIEST)
                    .toList();
        }
    }

    /**
     * It did not say.
     *
     * @param cause {@code timeout}, {@code unreachable}, {@code bad_answer}, {@code too_large}, {@code skipped}
     */
    record Unknown(String filter, String cause) implements Opinion {}
}
