package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A colour as HTML and CSS write it, 0 to 255 each. */
record HtmlColour(int red, int green, int blue) {

    static final HtmlColour BLACK = new HtmlColour(0, 0, 0);
    static final HtmlColour WHITE = new HtmlColour(255, 255, 255);

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\\b");
    private static final Pattern RGB = Pattern.compile(
            "rgba?\\(\\s*([0-9.]+)(%?)[\\s,]+([0-9.]+)%?[\\s,]+([0-9.]+)%?(?:\\s*[,/]\\s*([0-9.]+)%?)?\\s*\\)");
    private static final Pattern HSL = Pattern.compile(
            "hsla?\\(\\s*([0-9.]+)(?:deg)?[\\s,]+([0-9.]+)%?[\\s,]+([0-9.]+)%?(?:\\s*[,/]\\s*([0-9.]+)%?)?\\s*\\)");
    private static final Map<String, HtmlColour> NAMED = Rules.lines("colours.txt").stream()
            .map(line -> line.split(" ", -1))
            .collect(Collectors.toMap(cells -> cells[0], cells -> hex(cells[1])));
    /** What nobody tells apart on a screen. */
    private static final int NEAR = 24;

    private static final int SIXTEEN = 16;

    /** Nothing when it is none that is known, or none at all. */
    static Optional<HtmlColour> of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.contains("gradient(") || isClear(plain)) {
            return Optional.empty();
        }
        Matcher hex = HEX.matcher(plain);
        if (hex.find()) {
            return Optional.of(hex(hex.group(1)));
        }
        Matcher rgb = RGB.matcher(plain);
        if (rgb.find()) {
            double share = rgb.group(2).isEmpty() ? 1 : 2.55;
            return Optional.of(
                    new HtmlColour(whole(share, rgb.group(1)), whole(share, rgb.group(3)), whole(share, rgb.group(4))));
        }
        Matcher hsl = HSL.matcher(plain);
        if (hsl.find()) {
            return Optional.of(hsl(number(hsl.group(1)), number(hsl.group(2)) / 100, number(hsl.group(3)) / 100));
        }
        return Optional.ofNullable(NAMED.get(plain.split("\\s", 2)[0]));
    }

    /** Whether it is the colour of nothing: what is written in it is not seen. */
    static boolean isClear(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return plain.equals("transparent")
                || plain.matches(
                        "#[0-9a-f]{6}00|#[0-9a-f]{3}0|(?:rgb|hsl)a?\\([^(),/]*(?:,[^(),/]*,[^(),/]*,|/)\\s*0*\\.?0+%?\\s*\\)");
    }

    private static HtmlColour hex(String digits) {
        String six = digits.length() >= 6
                ? digits.substring(0, 6)
                : digits.substring(0, 3)
                        .chars()
                        .mapToObj(c -> "" + (char) c + (char) c)
                        .reduce("", String::concat);
        int value = Integer.parseInt(six, SIXTEEN);
        return new HtmlColour(value >> 16 & 255, value >> 8 & 255, value & 255);
    }

    /** CSS Color Module Level 4, section 7.1. */
    private static HtmlColour hsl(double hue, double saturation, double light) {
        int[] parts = IntStream.of(0, 8, 4)
                .map(n -> {
                    double k = (n + hue / 30) % 12;
                    double a = saturation * Math.min(light, 1 - light);
                    return (int) Math.round(255 * (light - a * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1))));
                })
                .toArray();
        return new HtmlColour(parts[0], parts[1], parts[2]);
    }

    private static int whole(double share, String text) {
        return (int) Math.min(255, Math.round(share * number(text)));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException odd) {
            return 0;
        }
    }

    boolean isNear(HtmlColour other) {
        return Math.abs(red - other.red) + Math.abs(green - other.green) + Math.abs(blue - other.blue) <= NEAR;
    }
}
