package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import java.util.Map;
import org.owasp.encoder.Encode;

/**
 * The frame of every page. It needs no script, and every link is relative, so that it works below any path of a proxy.
 *
 * @param up the way from the page to the root: {@code ""} for one at the root, {@code "../"} one below
 */
public record Page(Language language, String up) {

    private static final Map<Language, Words> WORDS =
            Map.of(Language.EN, Words.of(Page.class, Language.EN), Language.JA, Words.of(Page.class, Language.JA));

    /** @param body HTML in which everything from outside is encoded */
    public Reply of(String title, String body) {
        return Reply.html("<!DOCTYPE html><html lang=\"" + language.tag()
                        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,"
                        + " initial-scale=1\"><title>" + text(title)
                        + " | repwatch</title><link rel=\"stylesheet\" href=\""
                        + up + "style.css\"></head><body><header><nav><a href=\"" + root()
                        + "\">repwatch</a> <a href=\"" + up
                        + "diagnose\">" + text(say("nav.diagnose")) + "</a></nav></header><main>" + body
                        + "</main></body></html>\n")
                .with("Vary", "Accept-Language")
                .with("Content-Language", language.tag());
    }

    /** The way to the overview; an empty reference would be this page. */
    private String root() {
        return up.isEmpty() ? "./" : up;
    }

    /** A sentence of the words beside this class. */
    public String say(String key, Object... values) {
        return words(language).say(key, values);
    }

    private static Words words(Language language) {
        return WORDS.getOrDefault(language, WORDS.values().iterator().next());
    }

    /** Text that may be hostile, as text of a page. */
    public static String text(String text) {
        return Encode.forHtml(visible(text));
    }

    /** Text that may be hostile, as a part of an address in a quoted attribute. */
    public static String part(String text) {
        return Encode.forHtmlAttribute(Encode.forUriComponent(text));
    }

    /** What turns the direction of writing or moves the cursor would let text lie about itself. */
    private static String visible(String text) {
        return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\p{Cc}&&[^\\n\\t]]", "\uFFFD");
    }
}
