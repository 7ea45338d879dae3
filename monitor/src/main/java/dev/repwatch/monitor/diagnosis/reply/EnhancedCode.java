package dev.repwatch.monitor.diagnosis.reply;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;

/** What the enhanced status code alone says (RFC 3463, 7372, 7505, 8689), for words that no rule knows. */
final class EnhancedCode {

    private static final Pattern CODE = Pattern.compile("\\b[45](\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Map<String, ReplyClass> MEANINGS = Map.ofEntries(
            Map.entry(".1.1", ReplyClass.UNKNOWN_USER),
            Map.entry(".1.6", ReplyClass.UNKNOWN_USER),
            Map.entry(".1.10", ReplyClass.UNKNOWN_USER),
            Map.entry(".1.2", ReplyClass.BAD_DOMAIN),
            Map.entry(".1.8", ReplyClass.SENDER_REJECTED),
            Map.entry(".2.1", ReplyClass.MAILBOX_DISABLED),
            Map.entry(".2.2", ReplyClass.MAILBOX_FULL),
            Map.entry(".3.4", ReplyClass.TOO_BIG),
            Map.entry(".4.7", ReplyClass.EXPIRED),
            Map.entry(".7.20", ReplyClass.AUTH_FAILURE),
            Map.entry(".7.23", ReplyClass.AUTH_FAILURE),
            Map.entry(".7.25", ReplyClass.PTR_MISSING),
            Map.entry(".7.26", ReplyClass.AUTH_FAILURE),
            Map.entry(".7.27", ReplyClass.SENDER_REJECTED),
            Map.entry(".7.30", ReplyClass.TLS_REQUIRED));

    private EnhancedCode() {}

    static ReplyClass meaning(String small) {
        Matcher found = CODE.matcher(small);
        return found.find() ? MEANINGS.getOrDefault(found.group(1), ReplyClass.UNCLASSIFIED) : ReplyClass.UNCLASSIFIED;
    }
}
