package dev.repwatch.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Five wrong credentials a minute from one address, and it must wait. Thread-safe; remembers a bounded number of addresses. */
final class FailedAttempts {

    private static final int ALLOWED = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_ADDRESSES = 1000;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    FailedAttempts(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean mustWait(String address) {
        Deque<Instant> times = failures.getOrDefault(address, new ArrayDeque<>());
        Instant start = clock.instant().minus(WINDOW);
        while (!times.isEmpty() && !times.peekFirst().isAfter(start)) {
            times.removeFirst();
        }
        return times.size() >= ALLOWED;
    }

    synchronized void failed(String address) {
        failures.computeIfAbsent(address, it -> new ArrayDeque<>()).addLast(clock.instant());
    }
}
