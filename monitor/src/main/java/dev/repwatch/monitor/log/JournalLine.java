package dev.repwatch.monitor.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** Lines with the priority that the journal keeps ({@code <4>}, sd-daemon(3)); those of a stack have it too. */
final class JournalLine extends EncoderBase<ILoggingEvent> {

    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int INFO = 6;
    private static final int DEBUG = 7;

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String mark = "<" + priority(event.getLevel()) + ">";
        StringBuilder text = new StringBuilder(mark)
                .append(LogText.logger(event))
                .append(": ")
                .append(LogText.message(event))
                .append('\n');
        LogText.thrown(event)
                .ifPresent(stack -> stack.lines()
                        .forEach(line -> text.append(mark).append(line).append('\n')));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    private static int priority(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return ERROR;
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return WARNING;
        }
        return level.isGreaterOrEqual(Level.INFO) ? INFO : DEBUG;
    }
}
