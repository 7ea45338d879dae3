package dev.repwatch.checks.message;

import dev.repwatch.checks.reputation.Severity;

/**
 * Something that a receiver may hold against the message.
 *
 * @param rule what was looked for
 * @param severity how much it weighs here
 * @param where the place in the message
 * @param evidence what stands there, bounded and without control characters
 */
public record MessageFinding(Rule rule, Severity severity, String where, String evidence) {}
