package dev.repwatch.checks.maillog.refusal;

import dev.repwatch.checks.maillog.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A reply made comparable: one line, in lower case, with one code in front, and without what differs from mail to mail
 * (addresses, message ids, long numbers). Replies that say the same become the same text, which is also what people are shown of
 * those that no rule knows: nobody's address is in it.
 */
public final class ReplyText {

    private static final int LONGEST = 1000;
    private static final char LAST_ASCII = 127;
    private static final int SMALLER = 'a' - 'A';

    private ReplyText() {}

    /** The text that rules are matched against. */
    public static String of(Reply reply) {
        String lower = lower(cut(reply.text()));
        String code = lower.substring(0, 3);
        String rest = lower.length() > 4 ? lower.substring(4) : "";
        String enhanced = reply.enhanced().orElse("");
        String words = rest.substring(Math.min(rest.length(), enhanced.length()));
        String joined = joined(words, code, enhanced);
        return (code + (enhanced.isEmpty() ? " " : " " + enhanced + " ") + MaskedText.of(joined)).strip();
    }

    /** The same of words without a code. */
    public static String of(String remark) {
        return MaskedText.of(spaced(lower(cut(remark))));
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
        return spaced(text);
    }

    /** As Java does it, which takes several times as long where all is ASCII. */
    private static String lower(String text) {
        byte[] lower = new byte[text.length()];
        for (int at = 0; at < lower.length; at++) {
            char c = text.charAt(at);
            if (c > LAST_ASCII) {
                return text.toLowerCase(Locale.ROOT);
            }
            lower[at] = (byte) (c >= 'A' && c <= 'Z' ? c + SMALLER : c);
        }
        return new String(lower, StandardCharsets.ISO_8859_1);
    }

    /** Every run of white space is one blank, and there is none at the ends. */
    private static String spaced(String text) {
        char[] chars = text.toCharArray();
        int kept = 0;
        boolean wanted = false;
        for (char c : chars) {
            if (c == ' ' || ((c < ' ' || c > LAST_ASCII) && Character.isWhitespace(c))) {
                wanted = kept > 0;
            } else {
                if (wanted) {
                    chars[kept++] = ' ';
                    wanted = false;
                }
                chars[kept++] = c;
            }
        }
        return new String(chars, 0, kept);
    }
}
