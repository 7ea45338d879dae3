package dev.repwatch.monitor.web;

import static dev.repwatch.monitor.web.Page.text;

import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.api.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A refusal for who reads pages: in a sentence, or as the way to the login. Programs get RFC 9457. */
final class RefusalPage {

    private RefusalPage() {}

    static Reply of(Router.HttpCall call, HttpRefusal refusal) {
        boolean page = call.visitor()
                        .header("accept")
                        .filter(it -> it.contains("text/html"))
                        .isPresent()
                && !call.path().matches("/(api|-|metrics|channels)(/.*)?")
                && SafePath.plain(call.path());
        if (!page) {
            return Router.refused(refusal);
        }
        String up = "../".repeat((int)
                Math.max(0, call.path().chars().filter(it -> it == '/').count() - 1));
        boolean shows = call.method().equals("GET") || call.method().equals("HEAD");
        if (refusal.status() == HttpRefusal.UNAUTHORIZED && shows) {
            String here = call.path().substring(1) + (call.query().isEmpty() ? "" : "?" + call.query());
            return Reply.seeOther(up + "login" + (here.isEmpty() ? "" : "?next=" + encoded(here)));
        }
        Request request = new Request(
                call.method(),
                call.path(),
                Map.of(),
                Map.of(),
                call.visitor().headers(),
                new byte[0],
                new Principal("", Role.PUBLIC, LabelScope.ALL));
        Page frame = Page.of(request);
        Reply reply = frame.of(
                frame.say("refused.title"),
                "<h1>" + text(frame.say("refused." + word(refusal.status()))) + "</h1>" + why(frame, refusal));
        return new Reply(refusal.status(), reply.contentType(), reply.body(), reply.headers());
    }

    private static String why(Page frame, HttpRefusal refusal) {
        return refusal.word()
                .map(it -> "<p>" + text(frame.say("refused.why." + it)) + "</p>")
                .orElseGet(() -> "<p lang=\"en\">" + text(String.valueOf(refusal.getMessage())) + "</p>");
    }

    private static String word(int status) {
        return switch (status) {
            case HttpRefusal.NOT_FOUND -> "nothing";
            case HttpRefusal.UNAUTHORIZED, HttpRefusal.FORBIDDEN -> "forbidden";
            default -> "title";
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
