package dev.repwatch.monitor.pages;

import static dev.repwatch.monitor.pages.Html.text;

import dev.repwatch.monitor.api.Form;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Reply;
import dev.repwatch.monitor.api.Request;
import dev.repwatch.monitor.notify.Conversations.Conversation;
import dev.repwatch.monitor.notify.Silences;
import dev.repwatch.monitor.web.Page;
import java.util.List;
import java.util.stream.Collectors;

/** {@code GET /alerts}: what is open as it was told, who has it in hand, and all that is marked taken at once. */
final class AlertsPage {

    private static final int A_PAGE = 50;

    private final Site whole;
    private final Acts acts;

    AlertsPage(Site whole, Acts acts) {
        this.whole = whole;
        this.acts = acts;
    }

    Reply html(Request request) {
        return html(request, "");
    }

    private Reply html(Request request, String trouble) {
        Reader reader = Reader.of(request);
        List<Conversation> open = seen(request);
        List<Conversation> shown = open.stream().limit(A_PAGE).toList();
        String title = open.size() == 1 ? reader.say("alerts.title.one") : reader.say("alerts.title", "n", open.size());
        String rows = shown.stream().map(it -> row(reader, it)).collect(Collectors.joining());
        String list = shown.isEmpty()
                ? Html.paragraph("", reader.say("alerts.none"))
                : "<ul class=\"alerts\">" + rows + "</ul>";
        String form = ActForm.of(
                reader,
                reader.page().up() + "alerts/act",
                reader.say("alerts.act"),
                list,
                List.of("ack", "requested", "fixed", "snooze"));
        return reader.page()
                .of(
                        title,
                        "<h1>" + text(title) + "</h1>" + ActForm.refused(trouble)
                                + (form.isEmpty() || shown.isEmpty() ? list : form)
                                + (open.size() > shown.size()
                                        ? Html.paragraph(
                                                "quiet", reader.say("open.more", "n", open.size() - shown.size()))
                                        : "")
                                + silences(request, reader));
    }

    private static String row(Reader reader, Conversation it) {
        String id = "a-" + Page.attribute(it.subject());
        String state = it.taken()
                .map(who -> reader.say("alerts.taken", "who", who))
                .orElseGet(() -> reader.say("incident.nobody"));
        return "<li class=\"" + Page.attribute(it.severity()) + "\"><input type=\"checkbox\" name=\"subject\" id=\""
                + id
                + "\" value=\"" + Page.attribute(it.subject()) + "\"> <label for=\"" + id + "\" lang=\""
                + Page.attribute(it.language()) + "\">" + text(it.headline())
                + "</label> <span class=\"quiet\">" + text(reader.at(it.openedAt())) + ". " + text(state)
                + it.snoozedUntil()
                        .map(until -> " " + text(reader.say("alerts.snoozed", "until", reader.at(until))))
                        .orElse("")
                + "</span></li>";
    }

    private String silences(Request request, Reader reader) {
        if (!request.who().scope().all()) {
            return "";
        }
        List<Silences.Active> silent = acts.conversations().silent(acts.clock().instant());
        return "<h2>" + text(reader.say("silences.title")) + "</h2>"
                + (silent.isEmpty()
                        ? Html.paragraph("", reader.say("silences.none"))
                        : "<ul>"
                                + silent.stream().map(it -> silence(reader, it)).collect(Collectors.joining())
                                + "</ul>");
    }

    private static String silence(Reader reader, Silences.Active it) {
        String said = reader.say(
                "silences.one",
                "match",
                it.match().labels(),
                "until",
                reader.at(it.ends()),
                "who",
                it.who(),
                "note",
                it.note());
        return "<li>" + text(said)
                + it.id()
                        .map(id -> reader.page()
                                .form(
                                        reader.page().up() + "alerts/act",
                                        "<input type=\"hidden\" name=\"silence\" value=\"" + id
                                                + "\"><button name=\"action\" value=\"unsilence\">"
                                                + text(reader.say("act.unsilence")) + "</button>"))
                        .orElse("")
                + "</li>";
    }

    /** Those that are about nothing but what this reader sees. */
    private List<Conversation> seen(Request request) {
        Site site = whole.seenBy(request.who().scope());
        return acts.conversations().open().stream()
                .filter(it -> request.who().scope().all()
                        || (!it.targets().isEmpty() && it.targets().stream().allMatch(site::shows)))
                .toList();
    }

    Reply act(Request request) {
        Form form = Form.of(request);
        try {
            if (form.field("action").equals("unsilence")) {
                return unsilenced(request, form);
            }
            List<String> open =
                    seen(request).stream().map(Conversation::subject).toList();
            List<String> marked = form.all("subject");
            if (marked.isEmpty()) {
                throw new IllegalArgumentException(Reader.of(request).say("alerts.nothing_marked"));
            }
            if (!open.containsAll(marked)) {
                throw new IllegalArgumentException(Reader.of(request).say("alerts.gone"));
            }
            marked.forEach(it -> acts.about(it, request, form));
            return Reply.seeOther("../alerts");
        } catch (IllegalArgumentException refusal) {
            return refused(html(request, Reader.of(request).refusal(refusal)));
        }
    }

    private Reply unsilenced(Request request, Form form) {
        String id = form.field("silence");
        if (!request.who().scope().all() || !id.matches("[0-9]{1,18}")) {
            throw HttpRefusal.worded(HttpRefusal.FORBIDDEN, "silences", "silences are for who sees everything");
        }
        acts.unsilence(Long.parseLong(id), request, form);
        return Reply.seeOther("../alerts");
    }

    static Reply refused(Reply page) {
        return new Reply(HttpRefusal.UNPROCESSABLE, page.contentType(), page.body(), page.headers());
    }
}
