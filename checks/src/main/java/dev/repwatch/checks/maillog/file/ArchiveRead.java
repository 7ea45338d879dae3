package dev.repwatch.checks.maillog.file;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of reading a file from its first line to its last.
 *
 * @param bytes it holds when it is unpacked
 * @param last when the last attempt in it was; empty where it holds none
 * @param cutOff whether packed data stopped in the middle: only what is before was read
 * @param tooLong lines that were longer than is read: what stands behind their first 64 KiB was not looked at
 * @param recognised whether it holds an attempt, or its first lines tell a format
 * @param firstLine that is not blank, up to a thousand characters; hostile, and a person's address may stand in it
 */
public record ArchiveRead(
        long bytes, Optional<Instant> last, boolean cutOff, long tooLong, boolean recognised, String firstLine) {}
