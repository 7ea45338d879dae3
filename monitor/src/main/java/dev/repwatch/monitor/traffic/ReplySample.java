package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.refusal.Judged;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a receiver said, for people to read and to send on: whole and in its own letters, as forms want it, but without anybody's
 * mailbox. Still hostile.
 */
final class ReplySample {

    private static final int LONGEST = 600;
    private static final String MASK = "***";

    /** A local part (RFC 5321, section 4.1.2), also where the sign behind it is written as in addresses of pages; what divides those is left. */
    private static final Pattern MAILBOX = Pattern.compile(
            "(?:\"[^\"]{0,64}\"|[\\p{L}\\p{N}.!#$%&'*+=^_`{|}~-]{1,128})(?=@|%40)", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\s]+");

    /** A shorter one would be found in words. */
    private static final int SHORTEST_NAME = 4;

    private ReplySample() {}

    static String of(Judged judged) {
        Attempt attempt = judged.attempt();
        String said = attempt.reply().map(Reply::text).orElse(attempt.remark());
        String line = UNSEEN.matcher(TrafficBatch.cut(said, 2 * LONGEST))
                .replaceAll(" ")
                .strip();
        String masked = MAILBOX.matcher(line).replaceAll(MASK);
        return TrafficBatch.cut(withoutName(masked, attempt.recipient().orElse("")), LONGEST);
    }

    /** Some say the name of the mailbox without what is behind it. */
    private static String withoutName(String text, String recipient) {
        int at = recipient.lastIndexOf('@');
        if (at < SHORTEST_NAME
                || !text.toLowerCase(Locale.ROOT)
                        .contains(recipient.substring(0, at).toLowerCase(Locale.ROOT))) {
            return text;
        }
        return Pattern.compile(Pattern.quote(recipient.substring(0, at)), Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll(MASK);
    }
}
