package dev.repwatch.monitor.diagnosis.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * How well the mail log was read.
 *
 * @param reader {@code ok}, {@code stale} or {@code absent}
 */
public record LogCoverage(
        Span span, Optional<String> reader, Optional<Instant> from, Optional<Instant> until, Optional<Instant> lastLine)
        implements Evidence {

    static LogCoverage of(Span span, Fields fields) {
        return new LogCoverage(
                span, fields.word("reader"), fields.time("from"), fields.time("until"), fields.time("last_line"));
    }

    @Override
    public String kind() {
        return "coverage";
    }
}
