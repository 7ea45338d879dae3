package dev.repwatch.monitor.diagnosis.evidence;

/** Text from outside, made harmless to look at: no control characters, no marks that turn the direction of writing. */
public final class CleanText {

    private static final String REPLACEMENT = "\uFFFD";

    private CleanText() {}

    /** @param most characters that are kept */
    public static String line(String text, int most) {
        return cut(text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "), most).strip();
    }

    /** As {@link #line}, but lines stay lines. */
    public static String lines(String text, int most) {
        return cut(text.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cntrl}\\u2028\\u2029&&[^\\n\\t]]", " "), most);
    }

    private static String cut(String text, int most) {
        String harmless = text.replaceAll("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", REPLACEMENT);
        if (harmless.length() <= most) {
            return harmless;
        }
        int end = Character.isHighSurrogate(harmless.charAt(most - 1)) ? most - 1 : most;
        return harmless.substring(0, end) + "…";
    }
}
