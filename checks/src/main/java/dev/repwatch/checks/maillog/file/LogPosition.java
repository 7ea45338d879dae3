package dev.repwatch.checks.maillog.file;

/**
 * How far a log was read. It is committed together with what was counted, so that a restart counts nothing twice.
 *
 * @param head of which file: known by its beginning, because names move and inodes come again
 * @param offset the place behind the last whole line that was read, in bytes of the unpacked file
 */
public record LogPosition(FileHead head, long offset) {}
