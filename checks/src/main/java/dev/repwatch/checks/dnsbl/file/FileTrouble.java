package dev.repwatch.checks.dnsbl.file;

/**
 * What is wrong with a list's file.
 *
 * @param id a doubt's, {@code fetch} when none came, or {@code old}
 * @param detail in words, for those who read no other language; no secret
 */
public record FileTrouble(String id, String detail) {}
