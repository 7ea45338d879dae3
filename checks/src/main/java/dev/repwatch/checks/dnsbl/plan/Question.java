package dev.repwatch.checks.dnsbl.plan;

/**
 * One look of one target at one list.
 *
 * @param target its place in the fleet
 * @param list its place in the fleet
 */
public record Question(int target, int list) {}
