package dev.repwatch.monitor.diagnosis.reply;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.monitor.diagnosis.evidence.IpText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The marks in a reply that name something: its code, the sending address, the stage, what did not authenticate. */
final class ReplyMarks {

    /** Where a code is that of a reply, the surest place first; a number elsewhere may be a length or a key size. */
    private static final List<Pattern> CODES = List.of(
            Pattern.compile("^([245]\\d\\d)[ -]"),
            Pattern.compile("(?:said: |smtp; ?|status=[a-z]{1,20} \\()([245]\\d\\d)[ -]"),
            Pattern.compile(
                    "(?i)SMTP error from remote (?:mail )?server after [^:]{1,40}(?::<[^>]{0,320}>)?(?: SIZE=\\d+)?:"
                            + " (?:host [^:]{1,300}: )?([245]\\d\\d)[ -]"),
            Pattern.compile("[\\s:]([45]\\d\\d)[ -]"),
            Pattern.compile("\\s(2\\d\\d)[ -](?:2\\.\\d{1,3}\\.\\d|(?i:ok|accepted|queued|requested))"));

    private static final Pattern NO_ADDRESS = Pattern.compile("(?i)\\b550 : user unknown");
    /** Codes that only Exchange Online gives (learn.microsoft.com, "Email non-delivery reports in Exchange Online"). */
    private static final Pattern EXCHANGE_ONLINE =
            Pattern.compile("\\b[45]\\.7\\.(?:5[0-9]{2}|6[0-9]{2}|7[0-9]{2})\\b");

    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");
    private static final Pattern IN_REPLY_TO =
            Pattern.compile("(?i)in reply to (end of data|MAIL FROM|RCPT TO|DATA|EHLO|HELO|STARTTLS) command");
    private static final Pattern EXIM_AFTER = Pattern.compile(
            "(?i)from remote mail server after (?:pipelined )?(end of data|MAIL FROM|RCPT TO|DATA|initial connection)");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:^|[\\[\\s(:=])((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})(?:[\\s\\]),;/'\"]|\\.?$|\\."
                    + " )");
    private static final Pattern HOST_IN_LOG =
            Pattern.compile("host \\S{1,255}\\[[0-9a-fA-F.:]{2,45}\\](?::\\d+)? (?:said|refused to talk to me):"
                    + "|(?:relay=|\\bH=|connect to )\\S{1,255} ?\\[[0-9a-fA-F.:]{2,45}\\]"
                    + "|host \\S{1,255} \\[[0-9a-fA-F.:]{2,45}\\]:? SMTP error"
                    + "|[0-9a-fA-F.:]{2,45} does not like (?:recipient|sender)|Giving up on [0-9a-fA-F.:]{2,45}");
    private static final Map<String, String> STAGES = Map.of(
            "end of data", "data_end",
            "mail from", "mail",
            "rcpt to", "rcpt",
            "data", "data",
            "ehlo", "connect",
            "helo", "connect",
            "starttls", "connect",
            "initial connection", "connect");
    private static final List<String> MECHANISMS = List.of("spf", "dkim", "dmarc");

    private ReplyMarks() {}

    /** The reply itself, without what a mail server wrote before and behind it. */
    static Optional<String> from(String text) {
        String ended = text + " ";
        return CODES.stream()
                .map(code -> code.matcher(ended))
                .filter(Matcher::find)
                .map(found -> behind(text.substring(found.start(1))))
                .findFirst();
    }

    private static String behind(String reply) {
        int end = reply.toLowerCase(Locale.ROOT).lastIndexOf("(in reply to ");
        return end < 0 ? reply : reply.substring(0, end).strip();
    }

    /** Who answered, where only the form tells: au leaves the address out when a filter refuses. */
    static Optional<String> givenAway(String text) {
        if (NO_ADDRESS.matcher(text).find()) {
            return Optional.of("au");
        }
        return EXCHANGE_ONLINE.matcher(text).find() ? Optional.of("microsoft365") : Optional.empty();
    }

    /** The first mail address; empty when there is none. */
    static String mailbox(String text) {
        Matcher found = MAILBOX.matcher(text);
        return found.find() ? found.group() : "";
    }

    static Optional<String> stage(String text) {
        for (Pattern form : List.of(IN_REPLY_TO, EXIM_AFTER)) {
            Matcher found = form.matcher(text);
            Optional<String> last = Optional.empty();
            while (found.find()) {
                last = Optional.ofNullable(STAGES.get(found.group(1).toLowerCase(Locale.ROOT)));
            }
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    /** The first address that is not that of the receiver's own host. */
    static Optional<String> namedIp(String text) {
        Matcher found = ADDRESS.matcher(HOST_IN_LOG.matcher(text).replaceAll(" "));
        while (found.find()) {
            if (IpText.single(found.group(1))) {
                return Optional.of(IpText.plain(found.group(1)));
            }
        }
        return Optional.empty();
    }

    /** A mechanism counts as failed when its name stands near a word of failure, and not when it is said to have passed. */
    static Set<String> failedAuthentication(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        Set<String> failed = new LinkedHashSet<>();
        for (String each : MECHANISMS) {
            boolean passed =
                    Pattern.compile(each + "\\s*[=:]\\s*pass").matcher(small).find();
            if (!passed && mentions(small, each)) {
                failed.add(each);
            }
        }
        boolean policyOfDomain = failed.contains("dmarc") && failed.size() > 1 && !small.contains("did not pass");
        return policyOfDomain && small.contains("dmarc policy") ? Set.of("dmarc") : failed;
    }

    private static boolean mentions(String small, String mechanism) {
        return switch (mechanism) {
            case "spf" -> small.contains("spf") || small.contains("sender policy framework");
            case "dmarc" -> small.contains("dmarc") || small.contains("alignment") || small.contains("not aligned");
            default -> small.contains(mechanism);
        };
    }
}
