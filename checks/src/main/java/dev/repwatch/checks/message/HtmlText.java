package dev.repwatch.checks.message;

import dev.repwatch.checks.message.ElementStyle.Ink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of a page, told apart by whether a reader sees it. What style sheets say is read as far as a tag, a class or an id alone decides.
 *
 * @param visible what is shown
 * @param hidden pieces that are not, in order; each belongs to one element that hides it
 * @param hiddenFirst the first text of the page is hidden, as the preview line of an inbox is
 * @param pictureFirst a picture stands before all text
 */
record HtmlText(String visible, List<String> hidden, boolean hiddenFirst, boolean pictureFirst) {

    private static final Set<String> NO_TEXT = Set.of("head", "title", "script", "style", "noscript", "template");
    private static final int DEEPEST = 400;

    static HtmlText of(Document page) {
        Collector collector = new Collector(StyleSheets.of(page));
        collector.walk(page.body(), Look.PLAIN, 0);
        return new HtmlText(
                collector.visible.toString().strip(),
                collector.hidden.stream().map(StringBuilder::toString).toList(),
                collector.hiddenFirst,
                collector.pictureFirst);
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

    /**
     * How text looks at a place.
     *
     * @param hides which piece of hidden text it belongs to; negative where the elements around it are shown
     * @param text nothing where we cannot read its colour
     * @param ground nothing where there is a picture, or a colour that we cannot read: then no colour tells anything
     */
    private record Look(
            int hides, boolean tiny, boolean clear, Optional<HtmlColour> text, Optional<HtmlColour> ground) {

        static final Look PLAIN =
                new Look(-1, false, false, Optional.of(HtmlColour.BLACK), Optional.of(HtmlColour.WHITE));

        boolean isUnreadable() {
            return tiny
                    || clear
                    || text.flatMap(ink -> ground.filter(ink::isNear)).isPresent();
        }
    }

    private static final class Collector {

        private final StyleSheets sheets;
        /** Newsletters say the same of a thousand cells. */
        private final Map<String, ElementStyle> styles = new HashMap<>();

        private final StringBuilder visible = new StringBuilder();
        private final List<StringBuilder> hidden = new ArrayList<>();
        private boolean begun;
        private boolean hiddenFirst;
        private boolean pictureFirst;

        Collector(StyleSheets sheets) {
            this.sheets = sheets;
        }

        void walk(Element element, Look around, int depth) {
            if (NO_TEXT.contains(element.normalName()) || depth > DEEPEST) {
                return;
            }
            Look look = look(element, around);
            if (element.isBlock() || element.normalName().equals("br")) {
                space(look);
            }
            pictureFirst |=
                    !begun && look.hides() < 0 && element.normalName().equals("img") && !HtmlChecks.isPixel(element);
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
            ElementStyle style = styles.computeIfAbsent(sheets.of(element), ElementStyle::of);
            boolean hides = style.hides() || element.hasAttr("hidden");
            Optional<Ink> ink = style.text().or(() -> attribute(element, "color"));
            Optional<Ink> paint = style.ground().or(() -> attribute(element, "bgcolor"));
            boolean picture = style.picture() || element.hasAttr("background");
            return new Look(
                    around.hides() >= 0 ? around.hides() : hides ? piece() : -1,
                    style.tiny().orElse(around.tiny()),
                    ink.map(Ink::clear).orElse(around.clear()),
                    ink.isPresent() ? ink.get().colour() : around.text(),
                    picture ? Optional.empty() : paint.isPresent() ? paint.get().colour() : around.ground());
        }

        private static Optional<Ink> attribute(Element element, String name) {
            return Optional.of(element.attr(name))
                    .filter(value -> !value.isBlank())
                    .map(Ink::of);
        }
    }
}
