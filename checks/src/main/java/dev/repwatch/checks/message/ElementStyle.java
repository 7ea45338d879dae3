package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What declarations of CSS do to text.
 *
 * @param hides nothing of it is drawn
 * @param tiny whether its size cannot be read; nothing where no size is said
 * @param text what it is drawn in; nothing where that is not said
 * @param ground what it stands on; nothing where that is not said
 * @param picture it stands on a picture
 */
record ElementStyle(boolean hides, Optional<Boolean> tiny, Optional<Ink> text, Optional<Ink> ground, boolean picture) {

    static final ElementStyle NONE =
            new ElementStyle(false, Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final Pattern FONT_SIZE = Pattern.compile("(?:^|\\s)(0|[0-9]*\\.?[0-9]+)(px|pt|em|rem|%)");
    private static final Pattern NOTHING = Pattern.compile("0*\\.?0+(?:px|pt|em|rem|%)?");
    private static final Pattern FAR = Pattern.compile("-\\d{3,}(?:px|pt)?.*|-\\d{2,}em");
    private static final Pattern AS_AROUND = Pattern.compile("inherit|initial|unset|revert|currentcolor|none|auto");

    /**
     * A colour that is declared.
     *
     * @param clear it is that of nothing
     * @param colour nothing where we cannot read it
     */
    record Ink(boolean clear, Optional<HtmlColour> colour) {

        static Ink of(String value) {
            return new Ink(HtmlColour.isClear(value), HtmlColour.of(value));
        }
    }

    static ElementStyle of(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        Map<String, String> said = declarations(text);
        Optional<String> ground = Optional.ofNullable(said.get("background-color"))
                .or(() -> Optional.ofNullable(said.get("background")))
                .filter(value -> !AS_AROUND.matcher(value).matches());
        return new ElementStyle(
                isHiding(said),
                tiny(said),
                Optional.ofNullable(said.get("color"))
                        .filter(value -> !AS_AROUND.matcher(value).matches())
                        .map(Ink::of),
                ground.map(Ink::of).filter(ink -> !ink.clear()),
                said.getOrDefault("background", "").contains("url(")
                        || said.getOrDefault("background-image", "").contains("url("));
    }

    /** The last of a name wins. */
    private static Map<String, String> declarations(String text) {
        Map<String, String> said = new HashMap<>();
        for (String declaration : text.toLowerCase(Locale.ROOT).split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                said.put(
                        declaration.substring(0, colon).strip(),
                        declaration
                                .substring(colon + 1)
                                .replace("!important", "")
                                .strip());
            }
        }
        return said;
    }

    private static boolean isHiding(Map<String, String> said) {
        boolean clips = said.getOrDefault("overflow", "").contains("hidden");
        return said.getOrDefault("display", "").equals("none")
                || said.getOrDefault("visibility", "").matches("hidden|collapse")
                || isNothing(said, "opacity")
                || said.getOrDefault("mso-hide", "").equals("all")
                || isNothing(said, "max-height")
                || (clips && (isNothing(said, "height") || isNothing(said, "width") || isNothing(said, "max-width")))
                || FAR.matcher(said.getOrDefault("text-indent", "")).matches()
                || FAR.matcher(said.getOrDefault("left", "")).matches();
    }

    private static boolean isNothing(Map<String, String> said, String name) {
        return NOTHING.matcher(said.getOrDefault(name, "")).matches();
    }

    private static Optional<Boolean> tiny(Map<String, String> said) {
        String size = said.getOrDefault("font-size", said.getOrDefault("font", ""));
        Matcher found = FONT_SIZE.matcher(size);
        if (found.find()) {
            double value = Double.parseDouble(found.group(1));
            return Optional.of(
                    switch (found.group(2)) {
                        case "em", "rem" -> value < 0.1;
                        case "%" -> value < 10;
                        default -> value < 2;
                    });
        }
        if (size.matches("[0-9.]{1,9}")) {
            return Optional.of(NOTHING.matcher(size).matches());
        }
        return size.matches("[a-z-]+") && !AS_AROUND.matcher(size).matches() && said.containsKey("font-size")
                ? Optional.of(false)
                : Optional.empty();
    }
}
