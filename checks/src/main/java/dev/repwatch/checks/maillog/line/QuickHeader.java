package dev.repwatch.checks.maillog.line;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@link LineHeader} for lines that lie in a block of bytes: the usual form, a stamp and {@code host program[pid]: text}, is read where it
 * lies; all others are made text of.
 */
public final class QuickHeader {

    private static final int LONGEST_PROGRAM = 128;

    private final LineHeader header;
    private final RepeatedStamp stamp;
    private final SeenBytes<String> programs = new SeenBytes<>(UnaryOperator.identity());

    public QuickHeader(LineHeader header, Stamps stamps) {
        this.header = header;
        this.stamp = new RepeatedStamp(stamps);
    }

    /** Gets what stands behind a header. */
    public interface Text {

        /** @param block holds the text from one place to the other */
        void take(Instant time, String program, byte[] block, int from, int to);
    }

    /** Says nothing of a line without a header. */
    public void read(byte[] block, int from, int to, Text sink) {
        int behind = stamp.behind(block, from, to);
        if (behind < 0 || !named(block, behind, to, sink)) {
            slowly(block, from, to, sink);
        }
    }

    private void slowly(byte[] block, int from, int to, Text sink) {
        Optional<LogLine> line = header.read(new String(block, from, to - from, StandardCharsets.UTF_8));
        if (line.isPresent()) {
            stamp.learn(block, from, to, line.get().time());
            byte[] text = line.get().text().getBytes(StandardCharsets.UTF_8);
            sink.take(line.get().time(), line.get().program(), text, 0, text.length);
        }
    }

    /** {@code host program[pid]: text}; false when it is anything else, such as a line without a host. */
    private boolean named(byte[] block, int from, int to, Text sink) {
        int program = blank(block, from, to) + 1;
        int most = Math.min(to - 1, program + LONGEST_PROGRAM);
        int at = program;
        while (at < most && block[at] != ' ' && !(block[at] == ':' && block[at + 1] == ' ')) {
            at++;
        }
        boolean numbered = at + 5 < to && block[at + 2] == '[' && block[at + 3] == 'I' && block[at + 4] == 'D';
        if (at >= most || at == program || block[at] == ' ' || block[program - 2] == ':' || numbered) {
            return false;
        }
        sink.take(stamp.time(), programs.of(block, program, withoutPid(block, program, at)), block, at + 2, to);
        return true;
    }

    private static int blank(byte[] block, int from, int to) {
        int at = from;
        while (at < to && block[at] != ' ') {
            at++;
        }
        return at;
    }

    private static int withoutPid(byte[] block, int from, int to) {
        if (block[to - 1] != ']') {
            return to;
        }
        int bracket = to - 1;
        while (bracket > from && block[bracket] != '[') {
            bracket--;
        }
        return bracket > from ? bracket : to;
    }
}
