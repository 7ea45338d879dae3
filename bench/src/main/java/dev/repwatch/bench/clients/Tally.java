package dev.repwatch.bench.clients;

/**
 * What the checks of a round came to.
 *
 * @param unasked of the unknown ones, those that were skipped
 */
record Tally(long checks, long listed, long unknown, long unasked, long wrong) {}
