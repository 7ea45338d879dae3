package dev.repwatch.checks.maillog.line;

import java.time.Instant;

/**
 * One line without what was put around it.
 *
 * @param program who wrote it, without its process id: {@code postfix-out1/smtp}, {@code sendmail}
 */
public record LogLine(Instant time, String program, String text) {}
