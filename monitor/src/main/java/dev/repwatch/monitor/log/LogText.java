package dev.repwatch.monitor.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of a log event. */
final class LogText {

    /** Text from outside must not colour or move the cursor of a terminal (C0, C1 and bidi controls). */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");

    private LogText() {}

    static String message(ILoggingEvent event) {
        return CONTROLS.matcher(event.getFormattedMessage()).replaceAll(" ");
    }

    /** The last part of the name: the class. */
    static String logger(ILoggingEvent event) {
        String name = event.getLoggerName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The stack, several lines; empty where nothing was thrown. */
    static Optional<String> thrown(ILoggingEvent event) {
        return Optional.ofNullable(event.getThrowableProxy()).map(ThrowableProxyUtil::asString);
    }
}
