package dev.repwatch.monitor.warmup;

/**
 * The very first limit. A start limit holds for one provider, and a plan has several: eight times 100 would be four times
 * what any published schedule begins with (50 to 300 a day and address). So an address begins with 1.6 start limits over all
 * providers, and three sending days later with the whole of them; a plan of one provider begins with its start limit.
 */
final class FirstDays {

    private static final double OVER_ALL = 1.6;

    private FirstDays() {}

    /** @param providers how many the plan has */
    static long limit(long start, int providers) {
        long part = (long) (start * OVER_ALL / Math.max(1, providers));
        return start <= 0 ? 0 : Math.max(1, Math.min(start, part));
    }
}
