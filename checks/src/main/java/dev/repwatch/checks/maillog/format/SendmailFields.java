package dev.repwatch.checks.maillog.format;

import dev.repwatch.checks.maillog.Relay;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a Sendmail delivery.
 *
 * @param reply the first line of what the receiver said, shortened in its middle when long
 */
record SendmailFields(List<String> recipients, String mailer, Relay relay, String dsn, String reply, String stat) {

    private static final int MOST_RECIPIENTS = 1000;
    private static final String STAT = ", stat=";

    static SendmailFields read(Cursor at) {
        List<String> recipients = recipients(at);
        String mailer = "";
        Relay relay = Relay.NONE;
        String dsn = "";
        while (at.more()) {
            String key = at.word();
            if (!at.take("=")) {
                at.upTo(", ");
                continue;
            }
            if (key.equals("reply")) {
                return withReply(recipients, mailer, relay, dsn, at.rest());
            }
            if (key.equals("stat")) {
                return new SendmailFields(recipients, mailer, relay, dsn, "", at.rest());
            }
            String value = at.upTo(", ");
            mailer = key.equals("mailer") ? value : mailer;
            dsn = key.equals("dsn") ? value : dsn;
            relay = key.equals("relay") ? relay(value) : relay;
        }
        return new SendmailFields(recipients, mailer, relay, dsn, "", "");
    }

    private static SendmailFields withReply(List<String> to, String mailer, Relay relay, String dsn, String rest) {
        int stat = rest.lastIndexOf(STAT);
        return stat < 0
                ? new SendmailFields(to, mailer, relay, dsn, rest, "")
                : new SendmailFields(
                        to, mailer, relay, dsn, rest.substring(0, stat), rest.substring(stat + STAT.length()));
    }

    private static List<String> recipients(Cursor at) {
        List<String> found = new ArrayList<>();
        do {
            String address = at.address();
            if (!address.isEmpty() && found.size() < MOST_RECIPIENTS) {
                found.add(address);
            }
        } while (!at.take(", ") && at.take(","));
        return found;
    }

    /** {@code host. [ip]}, {@code [ip] [ip]}, {@code host.}; a long host is shortened in its middle. */
    private static Relay relay(String text) {
        int bracket = text.lastIndexOf(" [");
        if (bracket < 0) {
            return text.startsWith("[") && text.endsWith("]")
                    ? Relay.of("", text.substring(1, text.length() - 1), 0)
                    : Relay.of(text, "", 0);
        }
        String ip = text.substring(bracket + 2, Math.max(bracket + 2, text.indexOf(']', bracket)));
        String host = text.substring(0, bracket).strip();
        return Relay.of(host.startsWith("[") ? "" : host, ip.startsWith("IPv6:") ? ip.substring(5) : ip, 0);
    }
}
