package dev.repwatch.checks.message.engine;

/**
 * One rule of a spam filter that applies to a message.
 *
 * @param name the filter's own
 * @param points what it adds to the filter's score; negative when it speaks for the message
 * @param text the filter's own words, English
 */
public record FilterRule(String name, double points, String text) {

    private static final int LONGEST = 160;

    public FilterRule {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        text = clean.substring(0, Math.min(clean.length(), LONGEST));
    }
}
