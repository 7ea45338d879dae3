package dev.repwatch.checks.posture.spf;

/**
 * One mechanism of a record with what its match means.
 *
 * @param text as it stands in the record
 */
public record Directive(Qualifier qualifier, Mechanism mechanism, String text) {}
