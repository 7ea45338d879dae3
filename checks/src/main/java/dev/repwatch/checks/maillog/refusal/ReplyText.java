package dev.repwatch.checks.maillog.refusal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.maillog.Reply;
import java.util.Locale;

/**
 * A reply made comparable: one line, in lower case, with one code in front, and without what differs from mail to mail
 * (addresses, message ids, long numbers). Replies that say the same become the same text, which is also what people are shown of
 * those that no rule knows: nobody's address is in it.
 */
public final class ReplyText {

    private static final int LONGEST = 1000;
    private static final Pattern MAILBOX = Pattern.compile("[^\\s<>\"'(),;:=\\[\\]/]+@([a-z0-9-]+(?:\\.[a-z0-9-]+)*)");
    private static final Pattern IPV4 = Pattern.compile(
            "\\b(?:[0-9]|1[013-9]\\d|12[0-689]|1\\d|[2-9]\\d|2\\d\\d)\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final Pattern IPV6 =
            Pattern.compile("\\b(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4})?|::[0-9a-f]{1,4}\\b");
    private static final Pattern ID = Pattern.compile("\\b[a-z0-9-]*\\d[a-z0-9-]*\\d[a-z0-9-]*\\d[a-z0-9-]*\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d{6,}");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int SHORTEST_ID = 13;

    private ReplyText() {}

    /** The text that rules are matched against. */
    public static String of(Reply reply) {
        String lower = cut(reply.text()).toLowerCase(Locale.ROOT);
        String code = lower.substring(0, 3);
        String rest = lower.length() > 4 ? lower.substring(4) : "";
        String enhanced = reply.enhanced().orElse("");
        String words = rest.substring(Math.min(rest.length(), enhanced.length()));
        String joined = joined(words, code, enhanced);
        return (code + (enhanced.isEmpty() ? " " : " " + enhanced + " ") + masked(joined)).strip();
    }

    /** The same of words without a code. */
    public static String of(String remark) {
        return masked(SPACES.matcher(cut(remark).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip());
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Takes the codes out that continued lines begin with. */
    private static String joined(String words, String code, String enhanced) {
        String text = (" " + words).replace(" " + code + "-", " ").replace(" " + code + " ", " ");
        if (!enhanced.isEmpty()) {
            text = text.replace(enhanced + " ", " ");
        }
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    private static String masked(String text) {
        String plain = text;
        if (plain.indexOf('@') >= 0) {
            plain = MAILBOX.matcher(plain).replaceAll("user@$1");
        }
        plain = IPV4.matcher(plain).replaceAll("0.0.0.0");
        if (plain.indexOf(':') >= 0) {
            plain = IPV6.matcher(plain).replaceAll("::");
        }
        return NUMBER.matcher(ids(plain)).replaceAll("0");
    }

    private static String ids(String text) {
        Matcher id = ID.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (id.find()) {
            boolean longId = id.end() - id.start() >= SHORTEST_ID;
            out.append(text, from, longId ? id.start() : id.end()).append(longId ? "id" : "");
            from = id.end();
        }
        return out.append(text, from, text.length()).toString();
    }
}
