package dev.repwatch.monitor.diagnosis.situation;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** Slips of the finger: one letter too many, too few or wrong, or two that changed places. */
final class Typos {

    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

    private Typos() {}

    static boolean oneSlip(String meant, String typed) {
        int distance = DISTANCE.apply(meant, typed);
        return distance == 1 || (distance == 2 && swapped(meant, typed));
    }

    private static boolean swapped(String meant, String typed) {
        if (meant.length() != typed.length()) {
            return false;
        }
        for (int i = 0; i + 1 < meant.length(); i++) {
            if (meant.charAt(i) != typed.charAt(i)) {
                return meant.charAt(i) == typed.charAt(i + 1)
                        && meant.charAt(i + 1) == typed.charAt(i)
                        && meant.substring(i + 2).equals(typed.substring(i + 2));
            }
        }
        return false;
    }
}
