package dev.repwatch.monitor.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Has the log written in the form of the configuration. Until then it is text. */
public final class LogOutput {

    /** The name in {@code logback.xml}. */
    private static final String APPENDER = "STDERR";

    private LogOutput() {}

    /** Does nothing where somebody configured the logging library otherwise. */
    public static void use(LogSection section) {
        LogFormat format = section.format().orElseGet(Journal::formatOfStandardError);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            use(format, context);
        }
    }

    static void use(LogFormat format, LoggerContext context) {
        Appender<ILoggingEvent> appender =
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER);
        Optional<EncoderBase<ILoggingEvent>> encoder = switch (format) {
            case TEXT -> Optional.empty();
            case JSON -> Optional.of(new JsonLine());
            case JOURNAL -> Optional.of(new JournalLine());
        };
        if (appender instanceof OutputStreamAppender<ILoggingEvent> stream && encoder.isPresent()) {
            EncoderBase<ILoggingEvent> chosen = encoder.get();
            chosen.setContext(context);
            chosen.start();
            stream.setEncoder(chosen);
        }
    }
}
