package dev.repwatch.monitor.web;

import static dev.repwatch.monitor.web.Page.text;

import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import java.util.regex.Pattern;

/** Name and password. */
final class LoginPage {

    /** A page of ours below the root: nobody is sent elsewhere by a link to the login. */
    private static final Pattern OURS =
            Pattern.compile("[a-z]{1,20}(/[A-Za-z0-9._~%:-]{1,300}){0,4}(\\?[A-Za-z0-9._~%:=&+-]{0,600})?");

    private LoginPage() {}

    static Reply of(Request request, String next, String trouble) {
        Page page = Page.of(request);
        String alert = trouble.isEmpty() ? "" : "<p class=\"major\" role=\"alert\">" + text(page.say(trouble)) + "</p>";
        return page.of(
                page.say("login.title"),
                "<h1>" + text(page.say("login.title")) + "</h1>" + alert
                        + "<form method=\"post\" action=\"login\"><p><label for=\"name\">"
                        + text(page.say("login.name"))
                        + "</label><input id=\"name\" name=\"name\" autocomplete=\"username\" autocapitalize=\"none\"></p>"
                        + "<p><label for=\"password\">" + text(page.say("login.password"))
                        + "</label><input id=\"password\" name=\"password\" type=\"password\" required"
                        + " autocomplete=\"current-password\"></p><input type=\"hidden\" name=\"next\" value=\""
                        + Page.attribute(OURS.matcher(next).matches() ? next : "") + "\"><p><button>"
                        + text(page.say("login.go")) + "</button></p></form><p class=\"quiet\">"
                        + text(page.say("login.token")) + "</p>");
    }

    static Reply refused(Request request, String next, int status, String trouble) {
        Reply page = of(request, next, trouble);
        return new Reply(status, page.contentType(), page.body(), page.headers());
    }

    /** Where to go after the login; the overview where that is no page of ours. */
    static String way(String next) {
        return OURS.matcher(next).matches() ? next : "./";
    }
}
