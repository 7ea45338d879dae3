package dev.repwatch.monitor.log;

import java.util.Optional;

/**
 * {@code [log]}: how the daemon writes its log to standard error.
 *
 * @param format when absent: for the journal when systemd reads standard error, text otherwise
 */
public record LogSection(Optional<LogFormat> format) {

    public static LogSection defaults() {
        return new LogSection(Optional.empty());
    }
}
