package dev.repwatch.checks.reputation;

/**
 * One documented return code that was seen, the smallest fact of a listing ("SBL", "PBL").
 *
 * @param value the answer as seen, such as {@code 127.0.0.2}
 * @param name what the operator calls it
 * @param category short fixed word for metrics and routing, such as {@code spam}, {@code exploit}, {@code policy}
 */
public record ListedCode(String value, String name, String category, Severity severity, Scope scope) {}
