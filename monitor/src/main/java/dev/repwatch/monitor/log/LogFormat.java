package dev.repwatch.monitor.log;

/** The forms of a log line. */
public enum LogFormat {
    /** Time, level, place and message. */
    TEXT,
    /** One JSON object a line. */
    JSON,
    /** The priority as systemd reads it (sd-daemon(3)), and no time: the journal has its own. */
    JOURNAL
}
