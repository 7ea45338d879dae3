package dev.repwatch.monitor.warmup;

/**
 * The very first limit. A start limit holds for one provider, and a plan has several: eight times 100 would be four times
 * what any published schedule begins with (50 to 300 a day and address). So the first three sending days are a fifth.
 */
final class FirstDays {

    private static final int PART = 5;

    private FirstDays() {}

    static long limit(long start) {
        return start <= 0 ? 0 : Math.max(1, start / PART);
    }
}
