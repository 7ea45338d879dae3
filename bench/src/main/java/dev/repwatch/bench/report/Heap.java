package dev.repwatch.bench.report;

/**
 * Heap that is really in use, in bytes after a collection; 0 for programs without one.
 *
 * @param busy half way through a round
 * @param kept between two rounds
 */
public record Heap(long busy, long kept) {

    public static final Heap NONE = new Heap(0, 0);
}
