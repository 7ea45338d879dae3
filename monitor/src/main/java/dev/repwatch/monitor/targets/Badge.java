package dev.repwatch.monitor.targets;

import org.owasp.encoder.Encode;

/** A target's state as a small picture. What is not known is grey, never green. */
record Badge(String label, String message, String colour) {

    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%4$s: %5$s">\
            <title>%4$s: %5$s</title><rect width="%2$d" height="20" fill="#555"/>\
            <rect x="%2$d" width="%3$d" height="20" fill="%6$s"/>\
            <g fill="#fff" font-family="Verdana,sans-serif" font-size="11">\
            <text x="6" y="14">%4$s</text><text x="%7$d" y="14">%5$s</text></g></svg>
            """;
    private static final int LETTER = 7;
    private static final int MARGIN = 12;
    private static final int LONGEST = 60;

    static Badge of(TargetLine line) {
        String label = line.name().isBlank() ? line.target() : line.name();
        return switch (TargetState.valueOf(line.state().toUpperCase(java.util.Locale.ROOT))) {
            case LISTED -> new Badge(label, "listed on " + line.listed(), "#b00020");
            case UNKNOWN -> new Badge(label, "not known", "#6b6b6b");
            case STALE -> new Badge(label, "not looked at lately", "#6b6b6b");
            case CLEAN -> new Badge(label, "not listed", "#2e7d32");
        };
    }

    /** As shields.io reads an endpoint. */
    record Shields(int schemaVersion, String label, String message, String color) {}

    Shields shields() {
        return new Shields(1, shown(label), message, colour);
    }

    String svg() {
        String left = shown(label);
        int labelWidth = left.length() * LETTER + MARGIN;
        int messageWidth = message.length() * LETTER + MARGIN;
        return SVG.formatted(
                labelWidth + messageWidth,
                labelWidth,
                messageWidth,
                Encode.forXml(left),
                Encode.forXml(message),
                colour,
                labelWidth + MARGIN / 2);
    }

    /** What turns the direction of writing would let a name lie about itself. */
    private static String shown(String text) {
        String plain = text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\p{Cc}]", "\uFFFD");
        return plain.length() <= LONGEST
                ? plain
                : plain.substring(
                                0,
                                plain.offsetByCodePoints(
                                        0, Math.min(LONGEST - 1, plain.codePointCount(0, plain.length()) - 1)))
                        + "…";
    }
}
