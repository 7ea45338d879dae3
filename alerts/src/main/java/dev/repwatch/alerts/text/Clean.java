package dev.repwatch.alerts.text;

import java.util.regex.Pattern;

/**
 * Takes out of a text from outside what could act on a reader or a terminal: control characters, bidirectional and other
 * invisible format characters, lone surrogates, and endless length. What is left still has to be escaped for its sink.
 */
public final class Clean {

    /** Longest headline or label, in code points. */
    public static final int LINE = 300;
    /** Longest value or paragraph, in code points. */
    public static final int TEXT = 5000;

    private static final Pattern LINE_BREAKS = Pattern.compile("\\r\\n|[\\n\\r\\u0085\\u2028\\u2029\\u000B\\f]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\n]]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Clean() {}

    /** One line of at most {@code max} code points; every run of white space is one space. */
    public static String line(String raw, int max) {
        return cut(SPACES.matcher(text(raw, max + 1)).replaceAll(" ").strip(), max);
    }

    /** One line of at most {@link #LINE} code points. */
    public static String line(String raw) {
        return line(raw, LINE);
    }

    /** Some lines of at most {@code max} code points together; every line break is {@code \n}, a tab is a space. */
    public static String text(String raw, int max) {
        String bounded = raw.length() > 8 * max ? raw.substring(0, 8 * max) : raw;
        String lines = LINE_BREAKS.matcher(bounded).replaceAll("\n").replace('\t', ' ');
        return cut(INVISIBLE.matcher(lines).replaceAll("").strip(), max);
    }

    /** Some lines of at most {@link #TEXT} code points together. */
    public static String text(String raw) {
        return text(raw, TEXT);
    }

    /** As many whole names, with a space between them, as fit into {@code max} code points: half a name would be another. */
    public static String names(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        int end = text.lastIndexOf(' ', text.offsetByCodePoints(0, max));
        return end < 0 ? "" : text.substring(0, end);
    }

    /** At most {@code max} code points; what is cut shows as an ellipsis. */
    public static String cut(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, max - 1)).stripTrailing() + "…";
    }
}
