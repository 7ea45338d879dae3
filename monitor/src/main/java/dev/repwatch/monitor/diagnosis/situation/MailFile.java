package dev.repwatch.monitor.diagnosis.situation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.monitor.diagnosis.evidence.CleanText;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail that somebody has kept: a report of failed delivery (RFC 3464), of which the last recipient that failed is read, a bounce
 * without a report, or the message itself, of which the id and the recipient are. Nothing of it is rendered or fetched.
 */
final class MailFile {

    private static final int MOST_REPLY = 4096;
    private static final int MOST_OF_A_BOUNCE = 1000;
    private static final Pattern BLOCK = Pattern.compile("(?im)^final-recipient:");
    private static final Pattern BOUNCE =
            Pattern.compile("(?im)^return-path:\\s*<>|^from:.*(?:mailer-daemon|postmaster|mail"
                    + " delivery)|^auto-submitted:\\s*auto-replied|^subject:.*(?:undeliver|returned mail|delivery"
                    + " (?:status|fail)|failure notice|mail delivery failed)");
    private static final Pattern ANSWER =
            Pattern.compile("\\b[45]\\d\\d[ -][45]\\.\\d{1,3}\\.\\d{1,3}\\b|\\b(?:said|response was|responded):"
                    + " ?[45]\\d\\d\\b|\\b[45]\\d\\d[ -][^\\n"
                    + "]{0,80}(?i:user|mailbox|recipient|unknown|spam|blocked|relay|denied|reject)");
    private static final Pattern COMMAND =
            Pattern.compile("(?i)in reply to (?:end of data|mail from|rcpt to|data|ehlo|helo) command");

    private MailFile() {}

    static Subject subject(String mail) {
        String plain = EncodedParts.readable(mail).replaceAll("\\n[ \\t]+", " ");
        int report = plain.toLowerCase(Locale.ROOT).indexOf("message/delivery-status");
        return report < 0 ? plainMail(plain) : reported(plain, report);
    }

    private static Subject reported(String mail, int report) {
        String behind = mail.substring(report);
        String block = failed(behind);
        Optional<String> recipient = field(block, "final-recipient").flatMap(Addresses::first);
        return of(
                recipient,
                field(behind, "message-id"),
                diagnostic(block).or(() -> answer(mail.substring(0, report))),
                Optional.of(new Returned(
                        field(behind, "reporting-mta").map(MailFile::name),
                        field(block, "original-recipient")
                                .or(() -> field(behind, "to"))
                                .flatMap(Addresses::first)
                                .filter(it -> recipient.filter(it::equals).isEmpty()),
                        field(block, "last-attempt-date")
                                .or(() -> field(mail, "date"))
                                .flatMap(MailFile::time),
                        command(mail.substring(0, report)))));
    }

    /** The block of the last recipient whose delivery failed; of any, when none did. */
    private static String failed(String report) {
        List<String> blocks = new ArrayList<>();
        Matcher at = BLOCK.matcher(report);
        int from = -1;
        while (at.find()) {
            if (from >= 0) {
                blocks.add(report.substring(from, at.start()));
            }
            from = at.start();
        }
        blocks.add(from < 0 ? report : report.substring(from));
        return blocks.stream()
                .filter(it ->
                        field(it, "action").filter("failed"::equalsIgnoreCase).isPresent())
                .reduce((a, b) -> b)
                .orElse(blocks.get(blocks.size() - 1));
    }

    /** A bounce that its server wrote for people only, or the message itself. */
    private static Subject plainMail(String mail) {
        Optional<String> answer = BOUNCE.matcher(mail).find() ? answer(body(mail)) : Optional.empty();
        if (answer.isPresent()) {
            return of(
                    Addresses.first(answer.get()).or(() -> Addresses.first(body(mail))),
                    Optional.empty(),
                    answer,
                    Optional.of(new Returned(
                            Optional.empty(),
                            Optional.empty(),
                            field(mail, "date").flatMap(MailFile::time),
                            command(mail))));
        }
        return of(
                field(mail, "to").flatMap(Addresses::first),
                field(mail, "message-id"),
                Optional.empty(),
                Optional.empty());
    }

    private static Subject of(
            Optional<String> recipient, Optional<String> message, Optional<String> reply, Optional<Returned> returned) {
        return new Subject(
                Question.Kind.EML,
                false,
                recipient,
                recipient.flatMap(Addresses::domain),
                Optional.empty(),
                message.map(Addresses::plain),
                reply,
                returned);
    }

    private static String body(String mail) {
        int head = mail.indexOf("\n\n");
        return head < 0 ? "" : mail.substring(head + 2);
    }

    private static Optional<String> answer(String text) {
        Matcher found = ANSWER.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int begin = found.start();
        int end = text.indexOf("\n\n", begin);
        String whole = text.substring(begin, end < 0 ? text.length() : end);
        return Optional.of(CleanText.line(whole.replaceFirst("^[a-z ]+: ?", ""), MOST_OF_A_BOUNCE));
    }

    private static Optional<String> command(String text) {
        Matcher found = COMMAND.matcher(text.replace('\n', ' '));
        return found.find() ? Optional.of("(" + found.group() + ")") : Optional.empty();
    }

    private static Optional<String> diagnostic(String report) {
        return field(report, "diagnostic-code")
                .map(it -> CleanText.line(it.replaceFirst("(?i)^(?:smtp|x-[a-z]+); ?", ""), MOST_REPLY));
    }

    /** RFC 5322 section 3.3, with a comment behind it or without. */
    private static Optional<Instant> time(String typed) {
        try {
            String bare = typed.replaceFirst("\\s*\\(.*$", "").strip();
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(bare)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static String name(String typed) {
        return Addresses.plain(typed.replaceFirst("(?i)^[a-z-]+; ?", ""));
    }

    private static Optional<String> field(String text, String name) {
        Matcher found = Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \\t]*(.+)$")
                .matcher(text);
        return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
    }
}
