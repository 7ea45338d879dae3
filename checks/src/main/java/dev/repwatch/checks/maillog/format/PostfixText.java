package dev.repwatch.checks.maillog.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Relay;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import java.util.Locale;
import java.util.Optional;

/**
 * What Postfix writes in the brackets behind a status: a reply with the command it answers, or words of its own.
 *
 * @param relay the server these words name, for lines with {@code relay=none}
 */
record PostfixText(Relay relay, Optional<Stage> stage, Optional<Reply> reply, String remark) {

    private static final String ANSWER = " (in reply to ";
    private static final Pattern HOST =
            Pattern.compile("(?:^| )(\\S{1,255})\\[([0-9A-Fa-f.:]{2,45})\\](?::(\\d{1,5}))?");

    static PostfixText of(String text, Outcome outcome) {
        if (outcome == Outcome.ACCEPTED) {
            return new PostfixText(Relay.NONE, Optional.empty(), Reply.of(text), text);
        }
        if (outcome == Outcome.EXPIRED) {
            return new PostfixText(Relay.NONE, Optional.of(Stage.LOCAL), Optional.empty(), text);
        }
        if (text.startsWith("delivery temporarily suspended: ")) {
            PostfixText earlier = of(text.substring(32), outcome);
            return new PostfixText(Relay.NONE, Optional.of(Stage.CACHED), earlier.reply(), text);
        }
        return text.startsWith("host ") ? said(text) : ours(text);
    }

    /** {@code host H[ip] said: REPLY (in reply to X command)}, or {@code host H[ip] refused to talk to me: REPLY}. */
    private static PostfixText said(String text) {
        int bracket = text.indexOf(']');
        Relay relay = relay(text.substring(5, bracket < 0 ? 5 : bracket + 1));
        if (bracket > 0 && text.startsWith(" said: ", bracket + 1)) {
            String reply = text.substring(bracket + 8);
            int answer = reply.lastIndexOf(ANSWER);
            String words = answer < 0 ? reply : reply.substring(0, answer);
            Optional<Stage> stage = answer < 0 ? Optional.empty() : stage(reply.substring(answer + ANSWER.length()));
            return new PostfixText(relay, stage, Reply.of(words), words);
        }
        if (bracket > 0 && text.startsWith(" refused to talk to me: ", bracket + 1)) {
            String words = text.substring(bracket + 25);
            return new PostfixText(relay, Optional.of(Stage.CONNECT), Reply.of(words), words);
        }
        return ours(text);
    }

    private static PostfixText ours(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int reply = text.indexOf(" said: ");
        if (reply > 0 && lower.startsWith("sasl authentication failed")) {
            return new PostfixText(named(text), Optional.of(Stage.CONNECT), Reply.of(text.substring(reply + 7)), text);
        }
        return new PostfixText(named(text), Optional.of(reached(lower)), Optional.empty(), text);
    }

    /** {@code lost connection with H[ip] while sending RCPT TO}; the words in front of "while" are Postfix's own. */
    private static Stage reached(String lower) {
        int part = lower.lastIndexOf(" while ");
        if (part > 0) {
            return during(lower.substring(part));
        }
        return lower.startsWith("connect to") || lower.startsWith("network is") || lower.startsWith("no route")
                ? Stage.CONNECT
                : Stage.LOCAL;
    }

    private static Stage during(String words) {
        if (words.contains("mail from")) {
            return Stage.MAIL;
        }
        if (words.contains("rcpt to")) {
            return Stage.RCPT;
        }
        if (words.contains("end of data") || words.contains("message body")) {
            return Stage.EOD;
        }
        return words.contains("data command") || words.endsWith(" data") ? Stage.DATA : Stage.CONNECT;
    }

    private static Optional<Stage> stage(String command) {
        if (command.startsWith("RCPT")) {
            return Optional.of(Stage.RCPT);
        }
        if (command.startsWith("MAIL")) {
            return Optional.of(Stage.MAIL);
        }
        if (command.startsWith("end of DATA")) {
            return Optional.of(Stage.EOD);
        }
        return Optional.of(command.startsWith("DATA") ? Stage.DATA : Stage.CONNECT);
    }

    private static Relay named(String text) {
        Matcher host = HOST.matcher(text);
        return host.find() ? relay(host.group().strip()) : Relay.NONE;
    }

    /** {@code host[ip]:port}, {@code host[private/dovecot-lmtp]}, {@code dovecot}. */
    static Relay relay(String text) {
        int bracket = text.lastIndexOf('[');
        int close = text.lastIndexOf(']');
        if (bracket < 0 || close < bracket) {
            return Relay.of(text, "", 0);
        }
        String inner = text.substring(bracket + 1, close);
        return Relay.of(text.substring(0, bracket), inner, port(text.substring(close + 1)));
    }

    private static int port(String text) {
        boolean digits =
                text.length() > 1 && text.length() <= 6 && text.chars().skip(1).allMatch(Character::isDigit);
        return digits ? Integer.parseInt(text.substring(1)) : 0;
    }
}
