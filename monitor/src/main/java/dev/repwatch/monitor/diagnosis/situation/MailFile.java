package dev.repwatch.monitor.diagnosis.situation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.monitor.diagnosis.evidence.CleanText;
import dev.repwatch.monitor.diagnosis.evidence.Question;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail that somebody has kept: a report of failed delivery (RFC 3464), whose last recipient block is read, or the message
 * itself, of which the id and the recipient are. Nothing of it is rendered or fetched.
 */
final class MailFile {

    private static final int MOST_REPLY = 4096;

    private MailFile() {}

    static Subject subject(String mail) {
        String unfolded = mail.replaceAll("\\n[ \\t]+", " ");
        int report = unfolded.toLowerCase(Locale.ROOT).indexOf("message/delivery-status");
        Optional<String> reply = report < 0 ? Optional.empty() : diagnostic(unfolded.substring(report));
        Optional<String> recipient = field(unfolded.substring(Math.max(0, report)), "final-recipient")
                .or(() -> report < 0 ? field(unfolded, "to") : Optional.empty())
                .flatMap(Addresses::first);
        Optional<String> message = report < 0 ? field(unfolded, "message-id") : original(unfolded, report);
        return new Subject(
                Question.Kind.EML,
                false,
                recipient,
                recipient.flatMap(Addresses::domain),
                Optional.empty(),
                message.map(Addresses::plain),
                reply);
    }

    private static Optional<String> diagnostic(String report) {
        return field(report, "diagnostic-code")
                .map(it -> CleanText.line(it.replaceFirst("(?i)^(?:smtp|x-[a-z]+); ?", ""), MOST_REPLY));
    }

    /** The id of the message that came back, not that of the report. */
    private static Optional<String> original(String mail, int report) {
        return field(mail.substring(report), "message-id");
    }

    private static Optional<String> field(String text, String name) {
        Matcher found = Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \\t]*(.+)$")
                .matcher(text);
        return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
    }
}
