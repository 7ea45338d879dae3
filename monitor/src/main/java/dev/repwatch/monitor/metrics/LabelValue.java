package dev.repwatch.monitor.metrics;

/**
 * Makes any text fit to be a label value. simpleclient escapes quote, backslash and line feed only; CR and NUL would reach
 * the scraper raw, and bidi controls the eyes of whoever reads a dashboard.
 */
final class LabelValue {

    static final int LONGEST = 128;

    private LabelValue() {}

    /** At most {@value #LONGEST} characters, without control, format and lone surrogate characters. */
    static String clean(String text) {
        if (plain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().filter(LabelValue::harmless).limit(LONGEST).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean plain(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static boolean harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
