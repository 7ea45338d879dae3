package dev.repwatch.checks.message;

import com.google.re2j.Pattern;
import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the HTML part does to readers and filters. */
final class HtmlChecks implements MessageCheck {

    private static final int CLIPPED = 104_448;
    private static final int LITTLE_TEXT = 100;
    private static final int SOME_TEXT = 500;
    private static final int HIDDEN_ALLOWED = 200;
    private static final Pattern HIDDEN = Pattern.compile(
            "(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0*[01]?(?:px|pt|%|;|$)|opacity\\s*:\\s*0(?:[;\\s]|$)|mso-hide\\s*:\\s*all");
    private static final Pattern BROWSER = Pattern.compile("(?i)view (this|it|in)|in (your|the) browser|ブラウザで|表示されない");

    @Override
    public void look(MessageView message, Findings findings) {
        for (MimePart part : message.readable("text/html")) {
            if (part.decoded().array().length > CLIPPED) {
                findings.report("html.size.gmail_clip", "HTML", part.decoded().array().length + " octets");
            }
        }
        for (Document page : message.html()) {
            text(page, findings);
            active(page, findings);
            hidden(page, findings);
            images(page, findings);
            if (page.select("html[lang]").isEmpty()) {
                findings.report("html.lang.missing", "HTML", "no lang");
            }
            String begin = page.text();
            boolean image = page.select("img").stream().findFirst().isPresent() && begin.isBlank();
            if (image
                    || BROWSER.matcher(begin.substring(0, Math.min(60, begin.length())))
                            .find()) {
                findings.report("html.preheader.missing", "HTML", begin);
            }
        }
    }

    private static void text(Document page, Findings findings) {
        int visible = page.text().length();
        if (!page.select("img").isEmpty() && visible < LITTLE_TEXT) {
            findings.report("html.image_only", "HTML", visible + " characters beside images");
        }
        int whole = page.outerHtml().length();
        if (visible < SOME_TEXT && visible * 20L < whole) {
            findings.report("html.text_ratio", "HTML", visible + " of " + whole + " characters are text");
        }
    }

    private static void active(Document page, Findings findings) {
        page.select("script, form, iframe, object, embed, meta[http-equiv~=(?i)refresh]").stream()
                .findFirst()
                .ifPresent(element -> findings.report("html.active_content", "HTML", "<" + element.tagName() + ">"));
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (attribute.getKey().toLowerCase(Locale.ROOT).matches("on[a-z]+")) {
                    findings.report("html.active_content", "HTML", attribute.getKey());
                }
            }
        }
    }

    private static void hidden(Document page, Findings findings) {
        int hidden = 0;
        boolean first = true;
        for (Element element : page.select("[style]")) {
            if (HIDDEN.matcher(element.attr("style")).find() || element.hasAttr("hidden")) {
                int length = element.text().length();
                boolean preheader = first && length <= HIDDEN_ALLOWED;
                first = false;
                hidden += preheader ? 0 : length;
            }
        }
        if (hidden > HIDDEN_ALLOWED) {
            findings.report("html.hidden_text", "HTML", hidden + " hidden characters");
        }
    }

    private static void images(Document page, Findings findings) {
        for (Element image : page.select("img:not([alt])")) {
            boolean pixel = image.attr("width").matches("[01](px)?")
                    && image.attr("height").matches("[01](px)?");
            if (!pixel) {
                findings.report("html.img.alt_missing", "HTML", "an image without alt");
            }
        }
    }
}
