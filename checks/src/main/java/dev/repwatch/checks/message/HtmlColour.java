package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A colour as HTML writes it, 0 to 255 each. */
record HtmlColour(int red, int green, int blue) {

    static final HtmlColour BLACK = new HtmlColour(0, 0, 0);
    static final HtmlColour WHITE = new HtmlColour(255, 255, 255);

    private static final Pattern TEXT = Pattern.compile("(?i)(?:^|;)\\s*color\\s*:\\s*([^;!]+)");
    private static final Pattern GROUND = Pattern.compile("(?i)(?:^|;)\\s*background(?:-color)?\\s*:\\s*([^;!]+)");
    private static final Pattern HEX = Pattern.compile("(?i)#([0-9a-f]{6}|[0-9a-f]{3})\\b");
    private static final Pattern RGB =
            Pattern.compile("(?i)rgba?\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})");
    private static final Map<String, HtmlColour> NAMED = Map.of(
            "black", BLACK,
            "white", WHITE,
            "red", new HtmlColour(255, 0, 0),
            "blue", new HtmlColour(0, 0, 255),
            "green", new HtmlColour(0, 128, 0),
            "yellow", new HtmlColour(255, 255, 0),
            "gray", new HtmlColour(128, 128, 128),
            "grey", new HtmlColour(128, 128, 128));
    /** What nobody tells apart on a screen. */
    private static final int NEAR = 24;

    private static final int SIXTEEN = 16;

    static Optional<HtmlColour> text(String style) {
        return declared(TEXT, style);
    }

    static Optional<HtmlColour> ground(String style) {
        return declared(GROUND, style);
    }

    private static Optional<HtmlColour> declared(Pattern property, String style) {
        Matcher found = property.matcher(style);
        return found.find() ? of(found.group(1)) : Optional.empty();
    }

    /** Nothing when it is none that is known. */
    static Optional<HtmlColour> of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher hex = HEX.matcher(plain);
        if (hex.find()) {
            return Optional.of(hex(hex.group(1)));
        }
        Matcher rgb = RGB.matcher(plain);
        if (rgb.find()) {
            return Optional.of(new HtmlColour(
                    Integer.parseInt(rgb.group(1)), Integer.parseInt(rgb.group(2)), Integer.parseInt(rgb.group(3))));
        }
        return Optional.ofNullable(NAMED.get(plain.split("\\s", 2)[0]));
    }

    private static HtmlColour hex(String digits) {
        String six = digits.length() == 6
                ? digits
                : digits.chars().mapToObj(c -> "" + (char) c + (char) c).reduce("", String::concat);
        int value = Integer.parseInt(six, SIXTEEN);
        return new HtmlColour(value >> 16 & 255, value >> 8 & 255, value & 255);
    }

    boolean isNear(HtmlColour other) {
        return Math.abs(red - other.red) + Math.abs(green - other.green) + Math.abs(blue - other.blue) <= NEAR;
    }
}
