package dev.repwatch.monitor.web;

import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;

/**
 * The frame of every page. It needs no script, and every link is relative, so that it works below any path of a proxy.
 *
 * @param up the way from the page to the root: {@code ""} for one at the root, {@code "../"} one below
 */
public record Page(
        Language language, String up, Principal who, Optional<String> key, Optional<String> cookie, boolean session) {

    /** Pages of their own, in the order in which they are looked for, with the least role. */
    private static final Map<String, Role> PLACES = places();

    private static Map<String, Role> places() {
        Map<String, Role> places = new LinkedHashMap<>();
        places.put("diagnose", Role.VIEWER);
        places.put("alerts", Role.VIEWER);
        places.put("lists", Role.VIEWER);
        places.put("shares", Role.ADMIN);
        places.put("acts", Role.ADMIN);
        return places;
    }

    /** For who sent this. */
    public static Page of(Request request) {
        int depth = (int) request.path().chars().filter(it -> it == '/').count() - 1;
        String up = "../".repeat(Math.max(0, depth));
        Optional<String> key = Form.key(request.headers());
        if (key.isPresent() || !request.who().role().includes(Role.OPERATOR)) {
            boolean session = Form.cookie(request.headers(), Form.SESSION).isPresent();
            return new Page(request.language(), up, request.who(), key, Optional.empty(), session);
        }
        String cookie = Form.fresh(16);
        return new Page(
                request.language(), up, request.who(), Optional.of(Form.key(cookie)), Optional.of(cookie), false);
    }

    /** The frame for nobody in particular. */
    public Page(Language language, String up) {
        this(language, up, Principal.NOBODY, Optional.empty(), Optional.empty(), false);
    }

    /**
     * A form that acts; empty for who may not.
     *
     * @param action relative
     * @param fields HTML in which everything from outside is encoded
     */
    public String form(String action, String fields) {
        return key.filter(it -> who.role().includes(Role.OPERATOR))
                .map(it -> "<form method=\"post\" action=\"" + attribute(action) + "\"><input type=\"hidden\" name=\""
                        + Form.KEY + "\" value=\"" + it + "\">" + fields + "</form>")
                .orElse("");
    }

    private static final Map<Language, Words> WORDS =
            Map.of(Language.EN, Words.of(Page.class, Language.EN), Language.JA, Words.of(Page.class, Language.JA));

    /** @param body HTML in which everything from outside is encoded */
    public Reply of(String title, String body) {
        Reply reply = whole(
                title,
                "<header><nav aria-label=\"repwatch\"><a href=\"" + root() + "\">repwatch</a>" + navigation()
                        + "</nav></header>",
                body);
        return cookie.map(it -> reply.cookie(Form.GUEST + "=" + it + "; HttpOnly; SameSite=Strict"))
                .orElse(reply);
    }

    /** For who has nothing but a link: no way to other pages, and none of it in a search machine. */
    public Reply stranger(String title, String body) {
        return whole(title, "", body).with("X-Robots-Tag", "noindex, nofollow").with("Referrer-Policy", "no-referrer");
    }

    private Reply whole(String title, String head, String body) {
        return Reply.html("<!DOCTYPE html><html lang=\"" + language.tag()
                        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,"
                        + " initial-scale=1\"><title>" + text(title)
                        + " | repwatch</title><link rel=\"stylesheet\" href=\"" + up + "style.css\"></head><body>"
                        + head
                        + "<main>" + body + "</main></body></html>\n")
                .with("Vary", "Accept-Language, Cookie")
                .with("Content-Language", language.tag());
    }

    private String navigation() {
        String places = PLACES.entrySet().stream()
                .filter(it -> who.role().includes(it.getValue()))
                .map(it -> " <a href=\"" + up + it.getKey() + "\">" + text(say("nav." + it.getKey())) + "</a>")
                .collect(Collectors.joining());
        return places + person();
    }

    /** Who is logged in and the way out, or the way in. */
    private String person() {
        if (key.isPresent() && session && who.role().includes(Role.VIEWER)) {
            return " <form class=\"who\" method=\"post\" action=\"" + up + "logout\"><input type=\"hidden\" name=\""
                    + Form.KEY + "\" value=\"" + key.get() + "\"><span>" + text(who.name()) + "</span> <button>"
                    + text(say("nav.logout")) + "</button></form>";
        }
        boolean known = who.role().includes(Role.VIEWER) && !who.equals(Principal.ANYBODY);
        return known
                ? " <span class=\"who\">" + text(who.name()) + "</span>"
                : " <a href=\"" + up + "login\">" + text(say("nav.login")) + "</a>";
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

    /** Text that may be hostile, in a quoted attribute. */
    public static String attribute(String text) {
        return Encode.forHtmlAttribute(visible(text));
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
