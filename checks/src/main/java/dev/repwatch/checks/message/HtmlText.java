package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of a page, told apart by whether a reader sees it. What a style sheet says is read as far as it hides classes outright.
 *
 * @param visible what is shown
 * @param hidden pieces that are not, in order; each belongs to one element that hides it
 * @param hiddenFirst the first text of the page is hidden, as the preview line of an inbox is
 */
record HtmlText(String visible, List<String> hidden, boolean hiddenFirst) {

    private static final Pattern NOT_SHOWN = Pattern.compile(
            "(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)|opacity\\s*:\\s*0*\\.?0+\\s*(?:;|!|$)"
                    + "|mso-hide\\s*:\\s*all|max-height\\s*:\\s*0(?:px)?\\s*(?:;|!|$)|text-indent\\s*:\\s*-\\d{3,}|left\\s*:\\s*-\\d{4,})");
    private static final Pattern FONT_SIZE =
            Pattern.compile("(?i)(?:^|;)\\s*(?:font-size\\s*:|font\\s*:[^;]*?\\s)\\s*([0-9.]+)\\s*(px|pt|em|rem|%)?");
    private static final Pattern RULE = Pattern.compile(
            "\\.([A-Za-z][\\w-]*)\\s*\\{[^}]*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)[^}]*\\}");
    private static final Pattern MEDIA = Pattern.compile("@[^{}]*\\{(?:[^{}]*\\{[^{}]*\\})*[^{}]*\\}");
    private static final Set<String> NO_TEXT = Set.of("head", "title", "script", "style", "noscript", "template");
    private static final int LONGEST_SHEET = 100_000;
    private static final int DEEPEST = 400;

    static HtmlText of(Document page) {
        Collector collector = new Collector(hiddenClasses(page));
        collector.walk(page.body(), Look.PLAIN, 0);
        return new HtmlText(
                collector.visible.toString().strip(),
                collector.hidden.stream().map(StringBuilder::toString).toList(),
                collector.hiddenFirst);
    }

    /** Characters that are there to be read: neither space nor what is drawn as nothing. */
    static int readable(String text) {
        return (int) text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isDrawnAsNothing(c))
                .count();
    }

    /** The length of a text without what previews are padded with. */
    static int length(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().filter(c -> !isDrawnAsNothing(c)).forEach(plain::appendCodePoint);
        return plain.toString().replaceAll("[\\s\\p{Z}]+", " ").strip().length();
    }

    private static boolean isDrawnAsNothing(int c) {
        return Character.getType(c) == Character.FORMAT || c == 0x034F || c == 0x2800 || c == 0xFE0F;
    }

    private static Set<String> hiddenClasses(Document page) {
        Set<String> classes = new HashSet<>();
        for (Element sheet : page.select("style")) {
            String text = sheet.data();
            if (text.length() <= LONGEST_SHEET) {
                Matcher rule = RULE.matcher(
                        MEDIA.matcher(text.replaceAll("/\\*.*?\\*/", "")).replaceAll(""));
                while (rule.find()) {
                    classes.add(rule.group(1));
                }
            }
        }
        return classes;
    }

    /**
     * How text looks at a place.
     *
     * @param hides which piece of hidden text it belongs to; negative where the elements around it are shown
     * @param picture there is a picture behind it, so that no colour tells anything
     */
    private record Look(int hides, boolean tiny, HtmlColour text, HtmlColour ground, boolean picture) {

        static final Look PLAIN = new Look(-1, false, HtmlColour.BLACK, HtmlColour.WHITE, false);

        boolean isUnreadable() {
            return tiny || (!picture && text.isNear(ground));
        }
    }

    private static final class Collector {

        private final Set<String> hiddenClasses;
        private final StringBuilder visible = new StringBuilder();
        private final List<StringBuilder> hidden = new ArrayList<>();
        private boolean begun;
        private boolean hiddenFirst;

        Collector(Set<String> hiddenClasses) {
            this.hiddenClasses = hiddenClasses;
        }

        void walk(Element element, Look around, int depth) {
            if (NO_TEXT.contains(element.normalName()) || depth > DEEPEST) {
                return;
            }
            Look look = look(element, around);
            if (element.isBlock() || element.normalName().equals("br")) {
                space(look);
            }
            int unreadable = -1;
            for (Node child : element.childNodes()) {
                if (child instanceof TextNode text && !text.isBlank()) {
                    if (look.hides() < 0 && look.isUnreadable() && unreadable < 0) {
                        unreadable = piece();
                    }
                    add(text.getWholeText(), look.hides() >= 0 ? look.hides() : look.isUnreadable() ? unreadable : -1);
                } else if (child instanceof TextNode) {
                    space(look);
                } else if (child instanceof Element inner) {
                    walk(inner, look, depth + 1);
                }
            }
            if (element.isBlock()) {
                space(look);
            }
        }

        private void add(String text, int piece) {
            if (!begun) {
                begun = true;
                hiddenFirst = piece >= 0;
            }
            (piece >= 0 ? hidden.get(piece) : visible).append(text.replaceAll("\\s+", " "));
        }

        private void space(Look look) {
            StringBuilder into = look.hides() >= 0 ? hidden.get(look.hides()) : visible;
            if (into.length() > 0 && into.charAt(into.length() - 1) != ' ') {
                into.append(' ');
            }
        }

        private int piece() {
            hidden.add(new StringBuilder());
            return hidden.size() - 1;
        }

        private Look look(Element element, Look around) {
            String style = element.attr("style");
            boolean hides = NOT_SHOWN.matcher(style).find()
                    || element.hasAttr("hidden")
                    || element.classNames().stream().anyMatch(hiddenClasses::contains);
            HtmlColour ground = HtmlColour.ground(style)
                    .or(() -> HtmlColour.of(element.attr("bgcolor")))
                    .orElse(around.ground());
            String lower = style.toLowerCase(Locale.ROOT);
            boolean picture = (lower.contains("background") && lower.contains("url(")) || element.hasAttr("background");
            boolean plain = HtmlColour.ground(style).isPresent() || element.hasAttr("bgcolor");
            return new Look(
                    around.hides() >= 0 ? around.hides() : hides ? piece() : -1,
                    tiny(style, around.tiny()),
                    HtmlColour.text(style)
                            .or(() -> HtmlColour.of(element.attr("color")))
                            .orElse(around.text()),
                    ground,
                    picture || (around.picture() && !plain));
        }

        private static boolean tiny(String style, boolean around) {
            Matcher size = FONT_SIZE.matcher(style);
            if (!size.find()) {
                return around;
            }
            String unit = size.group(2) == null ? "px" : size.group(2).toLowerCase(Locale.ROOT);
            double value = number(size.group(1));
            return switch (unit) {
                case "em", "rem" -> value < 0.1;
                case "%" -> value < 10;
                default -> value < 2;
            };
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException odd) {
                return Double.MAX_VALUE;
            }
        }
    }
}
