package dev.repwatch.monitor.preflight;

/**
 * A row of the table that fits.
 *
 * @param row its number in docs/preflight.md
 * @param leadsTo the verdict to which it would lead alone
 * @param seen what of the evidence fits
 */
public record Reason(int row, String code, Verdict leadsTo, String seen) {}
