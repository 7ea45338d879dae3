package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Severity;

/**
 * What one documented answer of a list means.
 *
 * @param matches which answers it covers
 * @param name what the operator calls it
 * @param category short fixed word: {@code spam}, {@code exploit}, {@code policy}, {@code phishing}, {@code malware},
 *     {@code botnet}, {@code reputation}, {@code new}, {@code welcome}, …
 */
public record ReturnCode(
        CodeMatch matches, String name, String category, Polarity polarity, Severity severity, Scope scope) {

    /** Whether an answer is bad news. */
    public enum Polarity {
        /** A listing. */
        LISTED,
        /** A welcome list entry: good news, never a listing. */
        WELCOME,
        /** A reputation value coded in the answer: a score, never a listing. */
        SCORE,
        /** Worth knowing, neither good nor bad. */
        NEUTRAL
    }
}
