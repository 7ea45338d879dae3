package dev.repwatch.checks.feeds;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything that is logged at any level, stack traces included. */
final class LogWatch {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();
    private Level before = Level.WARN;

    void start() {
        before = root.getLevel();
        seen.start();
        root.setLevel(Level.TRACE);
        root.addAppender(seen);
    }

    void stop() {
        root.detachAppender(seen);
        root.setLevel(before);
    }

    String everything() {
        return seen.list.stream()
                .map(it -> it.getFormattedMessage() + trace(it))
                .collect(Collectors.joining("\n"));
    }

    private static String trace(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
