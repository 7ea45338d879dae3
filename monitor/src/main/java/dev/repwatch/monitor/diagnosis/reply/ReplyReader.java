package dev.repwatch.monitor.diagnosis.reply;

import java.util.Optional;

/** Reads a receiver's answer; rules as data, so that a pasted answer needs no mail log. */
public interface ReplyReader {

    /**
     * @param text as the receiver sent it or a mail server logged it; hostile
     * @param provider who answered, where that is known; some words mean another thing elsewhere
     */
    ParsedReply read(String text, Optional<String> provider);
}
