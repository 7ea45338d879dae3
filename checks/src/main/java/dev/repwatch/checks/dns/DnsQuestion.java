package dev.repwatch.checks.dns;

/**
 * One question. The name is absolute: no search path is ever applied.
 *
 * @param name ASCII, no trailing dot, at most 253 octets
 */
public record DnsQuestion(String name, RecordType type) {}
