package dev.repwatch.checks.maillog.refusal;

import dev.repwatch.checks.maillog.Reply;
import java.util.Locale;

/**
 * A reply made comparable: one line, in lower case, with one code in front, and without what differs from mail to mail
 * (addresses, message ids, long numbers). Replies that say the same become the same text, which is also what people are shown of
 * those that no rule knows: nobody's address is in it.
 */
public final class ReplyText {

    private static final int LONGEST = 1000;

    private ReplyText() {}

    /** The text that rules are matched against. */
    public static String of(Reply reply) {
        String lower = cut(reply.text()).toLowerCase(Locale.ROOT);
        String code = lower.substring(0, 3);
        String rest = lower.length() > 4 ? lower.substring(4) : "";
        String enhanced = reply.enhanced().orElse("");
        String words = rest.substring(Math.min(rest.length(), enhanced.length()));
        String joined = joined(words, code, enhanced);
        return (code + (enhanced.isEmpty() ? " " : " " + enhanced + " ") + MaskedText.of(joined)).strip();
    }

    /** The same of words without a code. */
    public static String of(String remark) {
        return MaskedText.of(spaced(cut(remark).toLowerCase(Locale.ROOT)));
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

    /** Every run of white space is one blank. */
    private static String spaced(String text) {
        char[] chars = text.toCharArray();
        StringBuilder out = new StringBuilder(chars.length);
        int from = 0;
        for (int at = 0; at <= chars.length; at++) {
            boolean space = at == chars.length || chars[at] == ' ' || Character.isWhitespace(chars[at]);
            if (space) {
                out.append(chars, from, at - from);
                if (at > from) {
                    out.append(' ');
                }
                from = at + 1;
            }
        }
        return out.toString().stripTrailing();
    }
}
