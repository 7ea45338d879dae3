package dev.repwatch.checks.dnsbl.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The listings that began lately, counted for each list and group of targets. */
final class RecentOpenings {

    private final double window;
    private final Map<Question, Deque<Double>> times = new HashMap<>();

    RecentOpenings(double windowSeconds) {
        window = windowSeconds;
    }

    /** Adds one and says how many there were within the window, this one included. */
    int add(int group, int list, double now) {
        Deque<Double> lately = times.computeIfAbsent(new Question(group, list), key -> new ArrayDeque<>());
        while (!lately.isEmpty() && lately.getFirst() <= now - window) {
            lately.removeFirst();
        }
        lately.addLast(now);
        return lately.size();
    }
}
