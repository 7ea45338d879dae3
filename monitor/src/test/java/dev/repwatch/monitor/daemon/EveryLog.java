package dev.repwatch.monitor.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Everything that is logged at the most talkative level, by SLF4J and by java.util.logging, stack traces included. */
final class EveryLog implements AutoCloseable {

    /** Servers that stand for the world outside, in the same process. */
    private static final List<String> PEERS = List.of("mockwebserver3", "dev.repwatch.alerts.standin");

    private final Queue<Leveled> leveled = new ConcurrentLinkedQueue<>();
    private final StringWriter text = new StringWriter();
    private final PrintWriter lines = new PrintWriter(text, true);
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger rootOfJava =
            LogManager.getLogManager().getLogger("");
    private final Level before = root.getLevel();
    private final java.util.logging.Level beforeOfJava = rootOfJava.getLevel();
    private final Appender<ILoggingEvent> console = root.getAppender("OUT");
    private final Handler[] handlers = rootOfJava.getHandlers();
    private final Appender<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String trace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            event(event.getLoggerName(), event.getLevel(), event.getFormattedMessage() + trace);
            lines.println(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + trace);
        }
    };
    private final Handler handler = new Handler() {
        private final SimpleFormatter words = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            String name = String.valueOf(record.getLoggerName());
            if (PEERS.stream().noneMatch(name::startsWith)) {
                lines.println("java.util.logging " + name + " " + words.format(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private EveryLog() {
        root.detachAppender(console);
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        Arrays.stream(handlers).forEach(rootOfJava::removeHandler);
        handler.setLevel(java.util.logging.Level.ALL);
        rootOfJava.addHandler(handler);
        rootOfJava.setLevel(java.util.logging.Level.ALL);
    }

    private void event(String logger, Level level, String words) {
        words.lines().forEach(line -> leveled.add(new Leveled(logger, level, line)));
    }

    /** What the log of the product would have as it is shipped, stack traces included. */
    List<String> asShipped() throws JoranException {
        LoggerContext shipped = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(shipped);
        configurator.doConfigure(Objects.requireNonNull(EveryLog.class.getResource("/logback.xml")));
        try {
            return leveled.stream()
                    .filter(it -> shipped.getLogger(it.logger()).isEnabledFor(it.level()))
                    .map(Leveled::line)
                    .toList();
        } finally {
            shipped.stop();
        }
    }

    private record Leveled(String logger, Level level, String line) {}

    static EveryLog begin() {
        return new EveryLog();
    }

    String everything() {
        return text.toString();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        root.addAppender(console);
        root.setLevel(before);
        rootOfJava.removeHandler(handler);
        Arrays.stream(handlers).forEach(rootOfJava::addHandler);
        rootOfJava.setLevel(beforeOfJava);
    }
}
