package dev.repwatch.monitor.warmup.news;

import dev.repwatch.checks.reputation.Severity;

/**
 * One thing worth telling of one address at one provider.
 *
 * @param kind such as {@code step_back}
 * @param text a sentence in the language of the reader
 */
public record NewsLine(String kind, Severity severity, String ip, String provider, String text) {}
