package dev.repwatch.monitor.preflight;

/**
 * What Microsoft's Smart Network Data Services say.
 *
 * @param colour {@code GREEN}, {@code YELLOW}, {@code RED}, or empty
 */
public record Snds(String colour, long trapHits, boolean blocked) {}
