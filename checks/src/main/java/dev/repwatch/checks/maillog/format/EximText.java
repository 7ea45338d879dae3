package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a failed Exim delivery: {@code SMTP error from remote mail server after RCPT TO:<…>: 550 …}; lines of a reply are
 * joined with a literal {@code \n}, bytes that are not ASCII are octal.
 *
 * @param relay where an older Exim names the host inside the text
 * @param expired its time was over
 */
record EximText(Optional<Relay> relay, Optional<Stage> stage, Optional<Reply> reply, boolean expired) {

    private static final String REMOTE = " error from remote mail server after ";

    static EximText of(String text) {
        int remote = text.indexOf(REMOTE);
        if (remote >= 0 && remote <= 8) {
            return remote(text.substring(remote + REMOTE.length()));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean cached = lower.startsWith("retry time not reached");
        boolean expired = lower.contains("retry timeout exceeded");
        Stage stage = cached ? Stage.CACHED : reached(lower);
        return new EximText(Optional.empty(), Optional.of(stage), Optional.empty(), expired);
    }

    private static EximText remote(String text) {
        Cursor at = new Cursor(text);
        Stage stage = stage(text);
        at.upTo(":");
        if (stage == Stage.RCPT || stage == Stage.MAIL) {
            at.address();
            at.upTo(": ");
        } else {
            at.take(" ");
        }
        Optional<Relay> host = older(at);
        String reply = EximOctal.decoded(at.rest()).replace("\\n", " ");
        return new EximText(host, Optional.of(stage), Reply.of(reply), false);
    }

    /** {@code …: host mx.example [192.0.2.1]: 550 …}. */
    private static Optional<Relay> older(Cursor at) {
        if (!at.take("host ")) {
            return Optional.empty();
        }
        String name = at.upTo(" ");
        at.take("[");
        String ip = at.upTo("]");
        at.upTo(": ");
        return Optional.of(Relay.of(name, ip, 0));
    }

    private static Stage stage(String command) {
        String bare = command.startsWith("pipelined ") ? command.substring(10) : command;
        if (bare.startsWith("RCPT")) {
            return Stage.RCPT;
        }
        if (bare.startsWith("MAIL")) {
            return Stage.MAIL;
        }
        if (bare.startsWith("end of data")) {
            return Stage.EOD;
        }
        return bare.startsWith("DATA") || bare.startsWith("sending data") ? Stage.DATA : Stage.CONNECT;
    }

    private static Stage reached(String lower) {
        int response = lower.indexOf(" in response to ");
        String part = response < 0 ? lower : lower.substring(response);
        if (part.contains("rcpt to")) {
            return Stage.RCPT;
        }
        if (part.contains("mail from")) {
            return Stage.MAIL;
        }
        if (part.contains("end of data") || part.contains("sending data")) {
            return Stage.EOD;
        }
        boolean network = response >= 0
                || lower.startsWith("connection ")
                || lower.startsWith("remote host closed")
                || lower.contains("timed out")
                || lower.startsWith("network ")
                || lower.startsWith("no route");
        return network ? Stage.CONNECT : Stage.LOCAL;
    }
}
