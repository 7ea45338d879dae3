package dev.repwatch.checks.message;

import com.google.re2j.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the HTML part does to readers and filters. */
final class HtmlChecks implements MessageCheck {

    private static final int CLIPPED = 104_448;
    private static final int LITTLE_TEXT = 100;
    private static final int SOME_TEXT = 500;
    private static final int HIDDEN_ALLOWED = 200;
    private static final Pattern BROWSER = Pattern.compile("(?i)view (this|it|in)|in (your|the) browser|ブラウザで|表示されない");

    /** Of HTML and SVG; "one" and "only" are none. */
    private static final Pattern HANDLER = Pattern.compile(
            "(?i)on(?:abort|after\\w+|animation\\w+|auxclick|before\\w+|begin|blur|cancel|canplay\\w*|change|click|close"
                    + "|contextmenu|copy|cuechange|cut|dblclick|drag\\w*|drop|durationchange|emptied|end|ended|error|finish|focus\\w*"
                    + "|formdata|fullscreen\\w*|gotpointercapture|hashchange|input|invalid|key\\w+|load\\w*|lostpointercapture"
                    + "|message\\w*|mouse\\w+|offline|online|page\\w+|paste|pause|play\\w*|pointer\\w+|popstate|progress"
                    + "|ratechange|readystatechange|repeat|reset|resize|scroll\\w*|search|securitypolicyviolation|seek\\w+|select\\w*"
                    + "|show|slotchange|stalled|start|storage|submit|suspend|timeupdate|toggle|touch\\w+|transition\\w+|unload"
                    + "|volumechange|waiting|webkit\\w+|wheel)");

    @Override
    public void look(MessageView message, Findings findings) {
        for (MimePart part : message.readable("text/html")) {
            if (part.decoded().array().length > CLIPPED) {
                findings.report("html.size.gmail_clip", "HTML", part.decoded().array().length + " octets");
            }
        }
        for (int i = 0; i < message.html().size(); i++) {
            Document page = message.html().get(i);
            HtmlText shown = message.shown().get(i);
            text(page, shown, message.readable("text/html").get(i).text().length(), findings);
            active(page, findings);
            hidden(shown, findings);
            images(page, findings);
            if (page.select("html[lang~=\\S]").isEmpty()) {
                findings.report("html.lang.missing", "HTML", "no lang");
            }
            preheader(shown, findings);
        }
    }

    /** What an inbox shows beside the subject; a hidden line before all else is made for it. */
    private static void preheader(HtmlText shown, Findings findings) {
        String begin = shown.visible().substring(0, Math.min(60, shown.visible().length()));
        if (!shown.hiddenFirst()
                && (shown.pictureFirst() || BROWSER.matcher(begin).find())) {
            findings.report("html.preheader.missing", "HTML", shown.pictureFirst() ? "a picture stands first" : begin);
        }
    }

    private static void text(Document page, HtmlText shown, int whole, Findings findings) {
        int visible = HtmlText.length(shown.visible());
        if (hasPictures(page) && visible < LITTLE_TEXT) {
            findings.report("html.image_only", "HTML", visible + " characters beside images");
        }
        if (visible < SOME_TEXT && visible * 20L < whole) {
            findings.report("html.text_ratio", "HTML", visible + " of " + whole + " characters are text");
        }
    }

    private static boolean hasPictures(Document page) {
        return page.select("img").stream().anyMatch(image -> !isPixel(image))
                || !page.select("[background], [style~=(?i)background[^;]*url\\(], input[type=image]")
                        .isEmpty();
    }

    private static void active(Document page, Findings findings) {
        page.select("script, form, iframe, object, embed, meta[http-equiv~=(?i)refresh]").stream()
                .findFirst()
                .ifPresent(element -> findings.report("html.active_content", "HTML", "<" + element.tagName() + ">"));
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (HANDLER.matcher(attribute.getKey()).matches()) {
                    findings.report("html.active_content", "HTML", attribute.getKey());
                }
            }
        }
    }

    /** One preheader, the first text of the page, is what inboxes show beside the subject; what is shown elsewhere too is for small screens. */
    private static void hidden(HtmlText shown, Findings findings) {
        int hidden = 0;
        String visible = letters(shown.visible());
        for (int i = 0; i < shown.hidden().size(); i++) {
            String text = shown.hidden().get(i);
            int length = HtmlText.length(text);
            boolean preheader = i == 0 && shown.hiddenFirst() && length <= HIDDEN_ALLOWED;
            if (!preheader && !visible.contains(letters(text))) {
                hidden += length;
            }
        }
        if (hidden > HIDDEN_ALLOWED) {
            findings.report("html.hidden_text", "HTML", hidden + " hidden characters");
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static void images(Document page, Findings findings) {
        for (Element image : page.select("img:not([alt])")) {
            if (!isPixel(image)) {
                findings.report("html.img.alt_missing", "HTML", "an image without alt");
            }
        }
    }

    /** What counts openings and shows nothing. */
    static boolean isPixel(Element image) {
        return isNothing(image, "width") && isNothing(image, "height");
    }

    private static boolean isNothing(Element image, String side) {
        return image.attr(side).strip().matches("[01](px)?")
                || Pattern.compile("(?i)(?:^|[;\\s])" + side + "\\s*:\\s*[01](?:px)?\\s*(?:;|!|$)")
                        .matcher(image.attr("style"))
                        .find();
    }
}
