package dev.repwatch.bench.clients;

import java.util.Map;

/**
 * What the checks of a round came to.
 *
 * @param checks pairs of address and list that were to be decided on
 * @param unknown pairs of which no verdict was heard
 * @param unasked of these, pairs that were skipped on purpose
 * @param wrong verdicts that differ from what is on the list, and those about a pair that had one already;
 *     {@link Packets#UNCOUNTED} where nobody compares
 * @param reasons why pairs are unknown, as the client says, and how many; empty where it says nothing
 */
public record Tally(long checks, long listed, long unknown, long unasked, long wrong, Map<String, Long> reasons) {

    Tally(long checks, long listed, long unknown, long unasked, long wrong) {
        this(checks, listed, unknown, unasked, wrong, Map.of());
    }
}
