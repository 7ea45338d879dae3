package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.TargetKind;
import java.util.Optional;

/**
 * What one documented answer of a list means.
 *
 * @param matches which answers it covers
 * @param name what the operator calls it
 * @param category short fixed word: {@code spam}, {@code exploit}, {@code policy}, {@code phishing}, {@code malware},
 *     {@code botnet}, {@code reputation}, {@code new}, {@code welcome}, …
 * @param scope what a listing covers
 * @param scope6 what it covers for an IPv6 address, where that differs (many lists act on the /64)
 * @param band what the value means for delivery, for codes of polarity SCORE and WELCOME where it is known
 */
public record ReturnCode(
        CodeMatch matches,
        String name,
        String category,
        Polarity polarity,
        Severity severity,
        Scope scope,
        Optional<Scope> scope6,
        Optional<Score.Band> band) {

    /** A code whose scope is the same for IPv4 and IPv6 and that says nothing about a score. */
    public ReturnCode(
            CodeMatch matches, String name, String category, Polarity polarity, Severity severity, Scope scope) {
        this(matches, name, category, polarity, severity, scope, Optional.empty(), Optional.empty());
    }

    /** What a listing of a target of this kind covers. Some zones hold addresses and domains under the same codes. */
    public Scope scopeFor(TargetKind kind) {
        return switch (kind) {
            case IPV4 -> scope;
            case IPV6 -> scope6.orElse(scope);
            case DOMAIN -> Scope.DOMAIN;
        };
    }

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
