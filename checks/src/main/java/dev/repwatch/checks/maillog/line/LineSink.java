package dev.repwatch.checks.maillog.line;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes lines where they lie in a block of bytes: of most lines only a few words are ever made text of. */
@FunctionalInterface
public interface LineSink {

    /**
     * @param block is written over as soon as this returns
     * @param from where the line begins
     * @param to behind its last byte; its end is not part of it
     */
    void take(byte[] block, int from, int to);

    /** For whoever wants the whole line as text. */
    static LineSink text(Consumer<String> sink) {
        return (block, from, to) -> sink.accept(new String(block, from, to - from, StandardCharsets.UTF_8));
    }
}
